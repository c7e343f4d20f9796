package dev.matar.migration;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.operation.AlterSequence;
import dev.matar.operation.Code;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropEnum;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each word gives the record it says. */
class WordsTest {

    private static final Operation DROP_MOOD = new DropEnum(Name.of("mood"));

    private static Operation said(Consumer<Operations> author) {
        Operations operations = new Operations(Naming.STANDARD, new SqlSplitter(SqlSyntax.POSTGRESQL)::touchesOnlyRows);
        author.accept(operations);
        assertThat(operations.recorded()).hasSize(1);
        return operations.recorded().get(0);
    }

    @Test
    void identities() {
        assertThat(identity(100, 10)).isEqualTo(new Default.Identity(false, 100, 10));
        assertThat(identityAlways()).isEqualTo(new Default.Identity(true, 1, 1));
        assertThat(identityAlways(5, -1)).isEqualTo(new Default.Identity(true, 5, -1));
        assertThat(column("id", bigInt()).from(identityAlways()).notNull())
                .isEqualTo(new Column("id", new Type.BigInt(), false, new Default.Identity(true, 1, 1), ""));
    }

    @Test
    void aColumnComputedWhenRead() {
        assertThat(computedWhenRead("a + 1")).isEqualTo(new Default.Computed("a + 1", false));
    }

    @Test
    void aTimeWithATimeZone() {
        assertThat(timeWithTimeZone()).isEqualTo(new Type.Time(true, OptionalInt.empty()));
        assertThat(timeWithTimeZone(3)).isEqualTo(new Type.Time(true, OptionalInt.of(3)));
    }

    @Test
    void aTableWithACommentAndOptions() {
        Column id = column("_id", string());
        Table plain = Table.of(Name.parse("audit.entry"), Naming.STANDARD, List.of(id, primaryKey("_id")));
        assertThat(plain.primaryKey().map(Constraint::name)).contains("pk_entry");
        assertThat(said(op -> op.createTable(table("audit.entry", id, primaryKey("_id"))))).isEqualTo(new CreateTable(plain));
        assertThat(said(op -> op.createTable(table("audit.entry", id, primaryKey("_id"))
                        .comment("what happened")
                        .option("sqlite.strict", "true")
                        .option("postgresql.partition_by", "HASH (_id)"))))
                .isEqualTo(new CreateTable(plain.comment("what happened")
                        .option("sqlite.strict", "true")
                        .option("postgresql.partition_by", "HASH (_id)")));
    }

    @Test
    void aSequenceWithOptions() {
        assertThat(said(op -> op.createSequence(sequence("audit.number"))))
                .isEqualTo(new CreateSequence(new Sequence(Name.parse("audit.number"))));
        assertThat(said(op -> op.createSequence(
                        sequence("number").start(50).increment(-5).min(10).max(90).cycling().cache(20))))
                .isEqualTo(new CreateSequence(
                        new Sequence(Name.of("number"), 50, -5, OptionalLong.of(10), OptionalLong.of(90), true, 20)));
        assertThat(said(op -> op.alterSequence(sequence("number").max(7))))
                .isEqualTo(new AlterSequence(
                        new Sequence(Name.of("number"), 1, 1, OptionalLong.empty(), OptionalLong.of(7), false, 1)));
    }

    @Test
    void sqlThatIsTakenBack() {
        String up = "update post set likes = likes + 1";
        String down = "update post set likes = likes - 1";
        assertThat(said(op -> op.execute(up, down))).isEqualTo(new Sql(up, down, Optional.of(List.of())));
        assertThat(said(op -> op.execute(up, "drop type mood"))).isEqualTo(new Sql(up, "drop type mood", Optional.empty()));
        assertThat(said(op -> op.execute("drop type mood", up))).isEqualTo(new Sql("drop type mood", up, Optional.empty()));
        assertThat(said(op -> op.execute("drop type mood", "create type mood as enum ()", e -> e.dropEnum("mood"))))
                .isEqualTo(new Sql("drop type mood", "create type mood as enum ()", Optional.of(List.of(DROP_MOOD))));
    }

    @Test
    void codeThatIsTakenBackAndDeclaresItsEffect() {
        Code.Action<Connection> up = connection -> {};
        Code.Action<Connection> down = connection -> {};
        assertThat(said(op -> op.run(code("count", up)))).isEqualTo(new Code("count", up));
        assertThat(said(op -> op.run(code("count", up).undoneBy(down))))
                .isEqualTo(new Code("count", up, Optional.of(down), List.of()));
        assertThat(said(op -> op.run(code("count", up).effect(e -> e.dropEnum("mood")))))
                .isEqualTo(new Code("count", up, Optional.empty(), List.of(DROP_MOOD)));
    }
}
