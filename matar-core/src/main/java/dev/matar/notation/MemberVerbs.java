package dev.matar.notation;

import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropIndex;
import dev.matar.operation.RenameColumn;
import dev.matar.schema.Name;
import java.util.List;

/** What is done to the columns, constraints and indexes of a table. */
final class MemberVerbs {

    static final List<Verb<?>> ALL = List.of(
            Verb.line(
                    AddColumn.class,
                    "add column",
                    "add column category: organization_id varchar",
                    o -> Words.name(o.table()) + ": " + ColumnText.write(o.column()),
                    in -> new AddColumn(table(in), ColumnText.read(in))),
            Verb.line(
                    DropColumn.class,
                    "drop column",
                    "drop column category.organization_id",
                    o -> Words.name(o.table(), o.column()),
                    in -> in.member(DropColumn::new)),
            Verb.line(
                    RenameColumn.class,
                    "rename column",
                    "rename column category.title to name",
                    o -> Words.name(o.table(), o.column()) + " to " + Words.name(o.to()),
                    in -> in.member((table, column) -> new RenameColumn(table, column, in.expect("to").name()))),
            Verb.line(
                    AlterColumn.class,
                    "alter column",
                    "alter column category: title text not null",
                    o -> Words.name(o.table()) + ": " + ColumnText.write(o.to()),
                    in -> new AlterColumn(table(in), ColumnText.read(in))),
            Verb.line(
                    AddConstraint.class,
                    "add constraint",
                    "add constraint category: unique uq_category_code (code)",
                    o -> Words.name(o.table()) + ": " + ConstraintText.write(o.constraint()),
                    in -> new AddConstraint(table(in), ConstraintText.read(in))),
            Verb.line(
                    DropConstraint.class,
                    "drop constraint",
                    "drop constraint category.uq_category_code",
                    o -> Words.name(o.table(), o.constraint()),
                    in -> in.member(DropConstraint::new)),
            new Verb<>(
                    CreateIndex.class,
                    "create index",
                    "create index post: ix_post_title (title desc)",
                    MemberVerbs::write,
                    in -> new CreateIndex(table(in), IndexText.read(in, false))),
            new Verb<>(
                    CreateIndex.class,
                    "create unique index",
                    "create unique index post: ix_post_slug ((lower(slug)))",
                    MemberVerbs::write,
                    in -> new CreateIndex(table(in), IndexText.read(in, true))),
            Verb.line(
                    DropIndex.class,
                    "drop index",
                    "drop index post.ix_post_title",
                    o -> Words.name(o.table(), o.index()),
                    in -> in.member(DropIndex::new)));

    private MemberVerbs() {}

    private static void write(CreateIndex create, Page page) {
        page.line("create " + IndexText.kind(create.index()) + " " + Words.name(create.table()) + ": "
                + IndexText.write(create.index()));
    }

    private static Name table(Cursor in) {
        Name table = in.qualifiedName();
        in.expect(':');
        return table;
    }
}
