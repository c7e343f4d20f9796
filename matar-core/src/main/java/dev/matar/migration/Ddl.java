package dev.matar.migration;

import dev.matar.operation.Code;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The words for tables, types, columns, constraints, indexes, sequences, rows and code, for a static import.
 *
 * <p>Table names are read by {@link Name#parse}: {@code "audit.event"} is the table {@code event} in the namespace {@code audit}.
 * Constraints and indexes without {@code named("…")} are named by the project's naming convention.
 */
public final class Ddl {

    private Ddl() {}

    /** A table with more to it than parts: a comment, or options of a database. */
    public static TableDraft table(String name, Table.Part... parts) {
        return new TableDraft(Name.parse(name), List.of(parts), "", Map.of());
    }

    public static Column column(String name, Type type) {
        return new Column(name, type);
    }

    // ---- where a column's value comes from: column(…).from(…)

    /** Numbered by the database, unless a row gives its own number; {@link Column#identity} begins at 1. */
    public static Default identity(long start, long increment) {
        return new Default.Identity(false, start, increment);
    }

    /** Numbered by the database from 1 by 1; no row may give its own number. */
    public static Default identityAlways() {
        return identityAlways(1, 1);
    }

    /** Numbered by the database; no row may give its own number. */
    public static Default identityAlways(long start, long increment) {
        return new Default.Identity(true, start, increment);
    }

    /** Computed from the row's other columns whenever it is read; {@link Column#computedAs} stores it. */
    public static Default computedWhenRead(String expression) {
        return new Default.Computed(expression, false);
    }

    // ---- types

    /** Characters up to the database's own limit. */
    public static Type string() {
        return new Type.Varchar(OptionalInt.empty());
    }

    /** Up to {@code length} characters. */
    public static Type string(int length) {
        return new Type.Varchar(OptionalInt.of(length));
    }

    /** Exactly {@code length} characters, padded with spaces. */
    public static Type character(int length) {
        return new Type.Char(length);
    }

    public static Type text() {
        return new Type.Text();
    }

    public static Type smallInt() {
        return new Type.SmallInt();
    }

    public static Type integer() {
        return new Type.Integer();
    }

    public static Type bigInt() {
        return new Type.BigInt();
    }

    public static Type bool() {
        return new Type.Boolean();
    }

    public static Type decimal() {
        return new Type.Decimal(OptionalInt.empty(), OptionalInt.empty());
    }

    public static Type decimal(int precision) {
        return new Type.Decimal(OptionalInt.of(precision), OptionalInt.empty());
    }

    public static Type decimal(int precision, int scale) {
        return new Type.Decimal(OptionalInt.of(precision), OptionalInt.of(scale));
    }

    public static Type real() {
        return new Type.Real();
    }

    public static Type doublePrecision() {
        return new Type.Double();
    }

    public static Type date() {
        return new Type.Date();
    }

    public static Type time() {
        return new Type.Time(false, OptionalInt.empty());
    }

    public static Type time(int precision) {
        return new Type.Time(false, OptionalInt.of(precision));
    }

    public static Type timeWithTimeZone() {
        return new Type.Time(true, OptionalInt.empty());
    }

    /** With {@code precision} fractional digits of a second. */
    public static Type timeWithTimeZone(int precision) {
        return new Type.Time(true, OptionalInt.of(precision));
    }

    public static Type timestamp() {
        return new Type.Timestamp(false, OptionalInt.empty());
    }

    /** With {@code precision} fractional digits of a second. */
    public static Type timestamp(int precision) {
        return new Type.Timestamp(false, OptionalInt.of(precision));
    }

    public static Type timestampWithTimeZone() {
        return new Type.Timestamp(true, OptionalInt.empty());
    }

    public static Type timestampWithTimeZone(int precision) {
        return new Type.Timestamp(true, OptionalInt.of(precision));
    }

    public static Type interval() {
        return new Type.Interval();
    }

    public static Type binary() {
        return new Type.Binary(OptionalInt.empty());
    }

    /** Up to {@code length} bytes. */
    public static Type binary(int length) {
        return new Type.Binary(OptionalInt.of(length));
    }

    public static Type json() {
        return new Type.Json(false);
    }

    /** JSON in its parsed form, where the database has one. */
    public static Type jsonb() {
        return new Type.Json(true);
    }

    public static Type uuid() {
        return new Type.Uuid();
    }

    /** A value of an enum type that {@link Operations#createEnum} made. */
    public static Type enumType(String name) {
        return new Type.Enum(Name.parse(name));
    }

    public static Type arrayOf(Type type) {
        return new Type.Array(type);
    }

    /** The database's own spelling of a type. */
    public static Type nativeType(String spelling) {
        return new Type.Native(spelling);
    }

    // ---- constraints

    public static Constraint.PrimaryKey primaryKey(String... columns) {
        return new Constraint.PrimaryKey("", List.of(columns));
    }

    public static Constraint.Unique unique(String... columns) {
        return new Constraint.Unique("", List.of(columns), Constraint.Timing.IMMEDIATE);
    }

    public static Constraint.Check check(String expression) {
        return new Constraint.Check("", expression);
    }

    public static ForeignKeyColumns foreignKey(String... columns) {
        return new ForeignKeyColumns(List.of(columns));
    }

    /** The first half of a foreign key. */
    public record ForeignKeyColumns(List<String> columns) {

        public Constraint.ForeignKey references(String table, String... targetColumns) {
            return to(new Constraint.Reference(Name.parse(table), List.of(targetColumns), false));
        }

        /** Refers to a table that the history does not know. */
        public Constraint.ForeignKey referencesExternal(String table, String... targetColumns) {
            return to(new Constraint.Reference(Name.parse(table), List.of(targetColumns), true));
        }

        private Constraint.ForeignKey to(Constraint.Reference target) {
            return new Constraint.ForeignKey(
                    "",
                    columns,
                    target,
                    Constraint.Action.NO_ACTION,
                    Constraint.Action.NO_ACTION,
                    Constraint.Timing.IMMEDIATE);
        }
    }

    // ---- what a foreign key does when the row it refers to goes or changes: foreignKey(…).references(…).onDelete(cascade())

    public static Constraint.Action restrict() {
        return Constraint.Action.RESTRICT;
    }

    public static Constraint.Action cascade() {
        return Constraint.Action.CASCADE;
    }

    public static Constraint.Action setNull() {
        return Constraint.Action.SET_NULL;
    }

    public static Constraint.Action setDefault() {
        return Constraint.Action.SET_DEFAULT;
    }

    // ---- indexes

    public static Index index(String... columns) {
        return index(Arrays.stream(columns).map(Index.Key::column).toArray(Index.Key[]::new));
    }

    public static Index index(Index.Key... keys) {
        return new Index("", List.of(keys), false, "", List.of(), Map.of());
    }

    public static Index.Key asc(String column) {
        return Index.Key.column(column);
    }

    public static Index.Key desc(String column) {
        return Index.Key.column(column).desc();
    }

    public static Index.Key expression(String sql) {
        return Index.Key.expression(sql);
    }

    // ---- sequences and rows

    /** A sequence that counts up from 1 by 1, unless more is said: {@code sequence("invoice_number").start(1000)}. */
    public static SequenceDraft sequence(String name) {
        return new SequenceDraft(
                Name.parse(name), 1, 1, OptionalLong.empty(), OptionalLong.empty(), false, 1);
    }

    /** The columns that rows have values for. */
    public static List<String> columns(String... names) {
        return List.of(names);
    }

    /** A row's values, in the order of the columns that it is inserted for. */
    public static List<Object> row(Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    // ---- values of rows, and of defaults, that Java has no literal for

    /** A number with exactly these digits: {@code decimal("1.250")}. */
    public static BigDecimal decimal(String digits) {
        return new BigDecimal(digits);
    }

    /** A day: {@code date("2023-04-28")}. */
    public static LocalDate date(String day) {
        return LocalDate.parse(day);
    }

    /** A time of day: {@code time("01:59:42")}. */
    public static LocalTime time(String time) {
        return LocalTime.parse(time);
    }

    /** A time of day with its offset: {@code timeWithTimeZone("01:59:42+05:30")}. */
    public static OffsetTime timeWithTimeZone(String time) {
        return OffsetTime.parse(time);
    }

    /** A day and a time: {@code timestamp("2023-04-28T01:59:42")}. */
    public static LocalDateTime timestamp(String moment) {
        return LocalDateTime.parse(moment);
    }

    /** A day and a time with their offset: {@code timestampWithTimeZone("2023-04-28T01:59:42+05:30")}. */
    public static OffsetDateTime timestampWithTimeZone(String moment) {
        return OffsetDateTime.parse(moment);
    }

    /** A UUID by its usual text. */
    public static UUID uuid(String digits) {
        return UUID.fromString(digits);
    }

    /** Bytes by their hexadecimal digits, two for each. */
    public static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    // ---- code

    /** Java that can be taken back, or that does something to the schema. */
    public static CodeDraft code(String description, Code.Action<Connection> up) {
        return new CodeDraft(description, up, Optional.empty(), effect -> {});
    }
}
