package dev.matar.notation;

import dev.matar.operation.CommentOnTable;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.RenameTable;
import dev.matar.schema.Name;
import java.util.ArrayList;
import java.util.List;

/** What is done to tables and to their rows. */
final class TableVerbs {

    private static final String ROW = "('hi', 15, true, null, date '2023-04-28')";

    static final List<Verb<?>> ALL = List.of(
            new Verb<>(
                    CreateTable.class,
                    "create table",
                    TableText.EXAMPLE,
                    (o, page) -> TableText.write("create table", o.table(), page),
                    in -> new CreateTable(TableText.read(in))),
            Verb.line(
                    DropTable.class,
                    "drop table",
                    "drop table organization",
                    o -> Words.name(o.table()),
                    in -> new DropTable(in.qualifiedName())),
            Verb.line(
                    RenameTable.class,
                    "rename table",
                    "rename table post to article",
                    o -> Words.name(o.table()) + " to " + Words.name(o.to()),
                    in -> new RenameTable(in.qualifiedName(), in.expect("to").qualifiedName())),
            Verb.line(
                    CommentOnTable.class,
                    "comment on table",
                    "comment on table post is 'what people write'",
                    o -> Words.name(o.table()) + " is " + Words.string(o.comment()),
                    in -> new CommentOnTable(in.qualifiedName(), in.expect("is").string())),
            new Verb<>(
                    InsertRows.class,
                    "insert into",
                    """
                    insert into language (code, title, sort_order)
                      ('hi', 'Hindi', 1)
                      ('en', null, 2)
                    """,
                    (o, page) -> write("insert into", o.table(), o.columns(), o.rows(), page),
                    in -> new InsertRows(in.qualifiedName(), in.names(), rows(in))),
            new Verb<>(
                    DeleteRows.class,
                    "delete from",
                    """
                    delete from language (code)
                      ('en')
                    """,
                    (o, page) -> write("delete from", o.table(), o.columns(), o.rows(), page),
                    in -> new DeleteRows(in.qualifiedName(), in.names(), rows(in))));

    private TableVerbs() {}

    private static void write(String words, Name table, List<String> columns, List<List<Object>> rows, Page page) {
        page.line(words + " " + Words.name(table) + " " + Words.names(columns));
        page.indented(() -> rows.forEach(row -> page.line(Words.list(row, ValueText::write))));
    }

    private static List<List<Object>> rows(Cursor in) {
        List<List<Object>> rows = new ArrayList<>();
        for (Line line : in.members()) {
            rows.add(Cursor.read(line, ROW, row -> row.list(() -> ValueText.read(row))));
        }
        return rows;
    }
}
