package dev.matar.notation;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Check;
import dev.matar.schema.Constraint.ForeignKey;
import dev.matar.schema.Constraint.PrimaryKey;
import dev.matar.schema.Constraint.Unique;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tables: a line that names the table, below it a line for each column, constraint, index, option and the comment. */
final class TableText {

    static final String EXAMPLE = """
            create table organization
              _id varchar not null
              title varchar(200)
              primary key pk_organization (_id)
            """;

    /** Constraints by kind and name, so that a schema is written alike wherever it comes from. */
    private static final Comparator<Constraint> KEYS_FIRST =
            Comparator.<Constraint>comparingInt(TableText::rank).thenComparing(Constraint::name);

    private TableText() {}

    static void write(String words, Table table, Page page) {
        page.line(words + " " + Words.name(table.name()));
        page.indented(() -> {
            table.columns().forEach(column -> page.line(ColumnText.write(column)));
            table.constraints().stream().sorted(KEYS_FIRST).map(ConstraintText::write).forEach(page::line);
            table.indexes().stream()
                    .sorted(Comparator.comparing(Index::name))
                    .forEach(index -> page.line(IndexText.kind(index) + " " + IndexText.write(index)));
            if (!table.comment().isEmpty()) {
                page.line("comment " + Words.string(table.comment()));
            }
            table.options().forEach((key, value) -> page.line("option " + OptionText.write(key, value)));
        });
    }

    private static int rank(Constraint constraint) {
        return List.of(PrimaryKey.class, Unique.class, ForeignKey.class, Check.class).indexOf(constraint.getClass());
    }

    static Table read(Cursor in) {
        Name name = in.qualifiedName();
        Parts parts = new Parts();
        in.members().forEach(parts::read);
        return new Table(
                name,
                Members.of(parts.columns),
                Members.of(parts.constraints),
                Members.of(parts.indexes),
                parts.comment,
                parts.options);
    }

    private static final class Parts {

        private final List<Column> columns = new ArrayList<>();
        private final List<Constraint> constraints = new ArrayList<>();
        private final List<Index> indexes = new ArrayList<>();
        private final Map<String, String> options = new TreeMap<>();
        private String comment = "";

        void read(Line line) {
            if (IndexText.begins(line)) {
                indexes.add(Cursor.read(line, IndexText.EXAMPLE, IndexText::readMember));
            } else if (ConstraintText.begins(line)) {
                constraints.add(Cursor.read(line, ConstraintText.EXAMPLE, ConstraintText::read));
            } else if (Cursor.begins(line, "comment")) {
                comment = Cursor.read(line, "comment 'shown on top'", in -> in.expect("comment").string());
            } else if (Cursor.begins(line, "option")) {
                Cursor.read(line, OptionText.EXAMPLE, in -> OptionText.read(in.expect("option"), options));
            } else {
                columns.add(Cursor.read(line, ColumnText.EXAMPLE, ColumnText::read));
            }
        }
    }
}
