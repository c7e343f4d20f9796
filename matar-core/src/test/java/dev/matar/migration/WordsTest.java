package dev.matar.migration;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.AlterSequence;
import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropEnum;
import dev.matar.operation.InsertRows;
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
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
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

    @Test
    void whatAForeignKeyDoesAndWhen() {
        Constraint.ForeignKey key = foreignKey("a").references("t", "b");
        assertThat(List.of(restrict(), cascade(), setNull(), setDefault()))
                .containsExactly(Constraint.Action.RESTRICT, Constraint.Action.CASCADE, Constraint.Action.SET_NULL, Constraint.Action.SET_DEFAULT);
        assertThat(key.deferred()).isEqualTo(key.timing(Constraint.Timing.DEFERRED));
        assertThat(key.deferrable()).isEqualTo(key.timing(Constraint.Timing.DEFERRABLE));
        assertThat(unique("a").deferred()).isEqualTo(unique("a").timing(Constraint.Timing.DEFERRED));
        assertThat(unique("a").deferrable()).isEqualTo(unique("a").timing(Constraint.Timing.DEFERRABLE));
    }

    @Test
    void valuesByTheirText() {
        assertThat(row(decimal("1.250"), date("2023-04-28"), time("01:59:42"), timestamp("2023-04-28T01:59:42")))
                .containsExactly(
                        new BigDecimal("1.250"),
                        LocalDate.of(2023, 4, 28),
                        LocalTime.of(1, 59, 42),
                        LocalDateTime.of(2023, 4, 28, 1, 59, 42));
        assertThat(timestampWithTimeZone("2023-04-28T01:59:42Z").toEpochSecond()).isEqualTo(1682647182L);
        assertThat(timeWithTimeZone("01:59:42+05:30").getHour()).isEqualTo(1);
        assertThat(uuid("00000000-0000-0000-0000-00000000000a")).isEqualTo(new UUID(0, 10));
        assertThat(bytes("00fF")).containsExactly(0, -1);
    }

    @Test
    void rowsInABatch() {
        assertThat(said(op -> op.batchAlterTable("t", batch -> {
                    batch.insertRows(columns("a", "b"), row(1, "x"));
                    batch.deleteRows(columns("a"), row(2));
                })))
                .isEqualTo(new Batch(Name.of("t"), List.of(
                        new InsertRows(Name.of("t"), List.of("a", "b"), List.of(List.of(1, "x"))),
                        new DeleteRows(Name.of("t"), List.of("a"), List.of(List.of(2))))));
    }

    @Test
    void sqlThatLeavesTheSchemaUnknown() {
        assertThat(said(op -> op.executeUndeclared("select f()"))).isEqualTo(Sql.undeclared("select f()"));
        assertThat(said(op -> op.executeUndeclared("select f()", "select g()")))
                .isEqualTo(Sql.undeclared("select f()").undoneBy("select g()"));
    }

    @Test
    void aValueAtTheEndOrBeforeAnyOther() {
        assertThat(said(op -> op.addEnumValue("mood", "ok"))).isEqualTo(new AddEnumValue(Name.of("mood"), "ok", Optional.empty()));
        assertThat(said(op -> op.addEnumValue("mood", "ok", ""))).isEqualTo(new AddEnumValue(Name.of("mood"), "ok", Optional.of("")));
    }

    @Test
    void aVariantOfAVariantIsOne() {
        assertThat(new Type.Variant(string().on("h2", text()), Map.of("sqlite", text())))
                .isEqualTo(string().on("sqlite", text()).on("h2", text()));
    }
}
