package dev.matar.notation;

import dev.matar.operation.Autocommit;
import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Optional;

/** Operations that hold others: groups, and what declares its effect. */
final class GroupVerbs {

    static final List<Verb<?>> ALL = List.of(
            new Verb<>(
                    Batch.class,
                    "batch",
                    """
                    batch post
                      drop column post.title
                      add column post: slug varchar(80)
                    """,
                    (o, page) -> write("batch " + Words.name(o.table()), o.operations(), page),
                    in -> new Batch(in.qualifiedName(), Verbs.read(in.members()))),
            new Verb<>(
                    Autocommit.class,
                    "autocommit",
                    """
                    autocommit
                      create index post: ix_post_slug (slug) with postgresql.concurrently = 'true'
                    """,
                    (o, page) -> write("autocommit", o.operations(), page),
                    in -> new Autocommit(Verbs.read(in.members()))),
            new Verb<>(
                    Sql.class,
                    "sql",
                    """
                    sql | alter table post add slug citext
                      down | alter table post drop slug
                      effect
                        add column post: slug native 'citext'
                    """,
                    GroupVerbs::write,
                    GroupVerbs::readSql),
            new Verb<>(Code.class, "code", "code 'count the likes anew'", GroupVerbs::write, GroupVerbs::readCode));

    private GroupVerbs() {}

    private static void write(String head, List<Operation> operations, Page page) {
        page.line(head);
        page.indented(() -> operations.forEach(operation -> Verbs.write(operation, page)));
    }

    private static void write(Sql sql, Page page) {
        page.text("sql", sql.up());
        page.indented(() -> {
            if (!sql.down().isEmpty()) {
                page.text("down", sql.down());
            }
            sql.effect().ifPresent(effect -> writeEffect(effect, page));
        });
    }

    private static void writeEffect(List<Operation> effect, Page page) {
        if (effect.isEmpty()) {
            page.line("effect none");
        } else {
            write("effect", effect, page);
        }
    }

    private static Sql readSql(Cursor in) {
        Sql sql = Sql.undeclared(in.freeText());
        for (Line member : in.members()) {
            Sql known = sql;
            sql = Cursor.read(member, "effect none", m -> with(known, m));
        }
        return sql;
    }

    private static Sql with(Sql sql, Cursor in) {
        if (sql.down().isEmpty() && sql.effect().isEmpty() && in.take("down")) {
            return sql.undoneBy(in.freeText());
        }
        if (sql.effect().isEmpty() && in.take("effect")) {
            return new Sql(sql.up(), sql.down(), Optional.of(readEffect(in)));
        }
        throw in.expected("down or effect, once and in this order,");
    }

    private static List<Operation> readEffect(Cursor in) {
        if (in.take("none")) {
            return List.of();
        }
        List<Line> members = in.members();
        if (members.isEmpty()) {
            throw in.expected("none, or operations in the lines below");
        }
        return Verbs.read(members);
    }

    private static void write(Code code, Page page) {
        page.line("code " + Words.string(code.description()));
        if (!code.effect().isEmpty()) {
            page.indented(() -> writeEffect(code.effect(), page));
        }
    }

    private static Code readCode(Cursor in) {
        String description = in.string();
        Refusal refusal = in.refuse(
                "the code «" + description + "» is Java, which a text cannot hold.", "Write it in a Java revision, or give SQL instead.");
        Code code = new Code(description, new LostCode(refusal));
        List<Line> members = in.members();
        return members.isEmpty() ? code : Cursor.read(members.get(0), "effect", m -> with(code, m.expect("effect")));
    }

    private static Code with(Code code, Cursor in) {
        return new Code(code.description(), code.up(), code.down(), readEffect(in));
    }
}
