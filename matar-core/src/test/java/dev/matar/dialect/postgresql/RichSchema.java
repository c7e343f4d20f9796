package dev.matar.dialect.postgresql;

import static dev.matar.migration.Ddl.*;

import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A schema with something of everything that PostgreSQL can hold, and with names that need care. */
final class RichSchema {

    private RichSchema() {}

    static Schema schema() {
        return Schema.of(
                List.of(organization(), user(), types(), oddities(), event()),
                List.of(
                        new Sequence(Name.of("ticket")),
                        new Sequence(
                                Name.of("audit", "Odd \"one"),
                                0,
                                5,
                                OptionalLong.empty(),
                                OptionalLong.of(500),
                                true,
                                7),
                        new Sequence(
                                Name.of("countdown"), -1, -2, OptionalLong.of(-99), OptionalLong.empty(), false, 1)),
                List.of(
                        new EnumType(Name.of("mood"), List.of("happy", "it's", "sad")),
                        new EnumType(Name.of("audit", "Kind of"), List.of("in", "out"))),
                List.of(
                        new View(Name.of("active"), "select _id, title from organization where is_active"),
                        new View(Name.of("audit", "v2"), "select \"_id\" as id from active")),
                Set.of("audit", "empty one"));
    }

    static Table table(String name, Table.Part... parts) {
        return Table.of(Name.parse(name), Naming.STANDARD, List.of(parts));
    }

    private static Table organization() {
        return table(
                        "organization",
                        column("_id", string()),
                        column("title", string(200)).comment("it's what people read"),
                        column("language", string(10)).defaultTo("HINDI"),
                        column("is_active", bool()).notNull().defaultTo(true),
                        column("max_post_duration", integer()).defaultTo(15),
                        column("sort_order", integer()),
                        column("price", decimal(10, 2)).defaultTo(new BigDecimal("-1.50")),
                        column("created_at", timestamp(6)).defaultToSql("current_timestamp"),
                        column("search", text()).computedAs("lower(coalesce(title, ''))"),
                        primaryKey("_id"),
                        unique("title", "language"),
                        unique("sort_order").timing(Constraint.Timing.DEFERRED).named("uq order"),
                        check("max_post_duration > 0 and max_post_duration < 3600")
                                .named("ck_duration"),
                        index(desc("created_at"), asc("sort_order").nulls(Index.Nulls.FIRST)),
                        index(expression("lower(title)"), desc("_id"))
                                .asUnique()
                                .named("ix Lower"),
                        index("language")
                                .where("is_active and sort_order > 3")
                                .include("title", "price")
                                .named("ix_partial"),
                        index("search").option("postgresql.using", "hash"),
                        index("title")
                                .option("postgresql.ops.title", "varchar_pattern_ops")
                                .option("postgresql.with.fillfactor", "70")
                                .named("ix_like"))
                .comment("who posts");
    }

    private static Table user() {
        return table(
                "user",
                column("id", bigInt()).identity(),
                column("organization_id", string()),
                column("boss", bigInt()),
                column("roles", jsonb()).defaultTo("{}"),
                column("feeling", enumType("mood")).notNull().defaultTo("it's"),
                column("feelings", arrayOf(enumType("mood"))).defaultTo("{happy,sad}"),
                primaryKey("id"),
                check("feeling <> 'sad' or boss is not null").named("ck_feeling"),
                index("feeling").where("feeling = 'happy'").named("ix_happy"),
                foreignKey("organization_id").references("organization", "_id").onDelete(Constraint.Action.CASCADE),
                foreignKey("boss")
                        .references("user", "id")
                        .onDelete(Constraint.Action.SET_NULL)
                        .onUpdate(Constraint.Action.RESTRICT)
                        .timing(Constraint.Timing.DEFERRABLE));
    }

    private static Table types() {
        return table(
                "types",
                column("c", character(3)).defaultTo("abc"),
                column("si", smallInt()).defaultTo(-1),
                column("bi", bigInt()).defaultTo(5_000_000_000L),
                column("d", decimal()),
                column("dp", new Type.Decimal(OptionalInt.of(8), OptionalInt.empty())),
                column("r", real()).defaultTo(0.5),
                column("dbl", doublePrecision()).defaultTo(-1.25),
                column("dt", date()).defaultTo("2020-01-31"),
                column("t", time(3)),
                column("tz", new Type.Time(true, OptionalInt.of(0))),
                column("ts", timestamp(3)).defaultTo("2020-01-31T10:00"),
                column("tstz", timestampWithTimeZone()).defaultTo("2020-01-31 10:00:00+02:00"),
                column("iv", interval()).defaultTo("1 day"),
                column("b", binary(16)).defaultTo("abc"),
                column("js", json()).defaultTo("{\"a\": 1}"),
                column("u", uuid()).defaultToSql("gen_random_uuid()"),
                column("ints", arrayOf(integer())).defaultToSql("array[1, 2]"),
                column("matrix", arrayOf(arrayOf(string(5)))),
                column("ip", nativeType("INET")).defaultTo("127.0.0.1"),
                column("sorted", nativeType("varchar(20) collate \"C\"")).defaultTo("q"),
                column("v", text().on("postgresql", nativeType("tsvector"))),
                column("one", integer()).from(new Default.Identity(true, 0, 10)),
                column("kind", enumType("audit.Kind of")),
                column("next", bigInt()).defaultToSql("nextval('ticket')"),
                column("sum", integer()).defaultToSql("1 + 2"));
    }

    private static Table oddities() {
        return table(
                "audit.\"Mixed \"\"Case\"\" table\"",
                column("order", integer()).notNull(),
                column("Group", text()).comment("naïve; -- no comment"),
                column("select", string()),
                column("таблица", integer()),
                column("order plus", integer()).computedAs("\"order\" + 1"),
                primaryKey("order").named("PK odd"),
                unique("Group", "select").named("it's unique"),
                check("\"Group\" <> 'zz; -- (nobody'").named("ck \"quoted\""),
                index(expression("lower(\"Group\")"), desc("таблица"))
                        .where("\"select\" is not null")
                        .named("ix.odd"));
    }

    private static Table event() {
        return table(
                "audit.event",
                column("id", integer())
                        .from(new Default.Identity(false, 100, 5))
                        .notNull(),
                column("thing", integer()),
                column("user_id", bigInt()),
                primaryKey("id"),
                foreignKey("thing").references("audit.\"Mixed \"\"Case\"\" table\"", "order"),
                foreignKey("user_id").references("user", "id").timing(Constraint.Timing.DEFERRED));
    }
}
