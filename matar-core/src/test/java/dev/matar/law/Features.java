package dev.matar.law;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an engine can do, so that everything generated for it can really be executed.
 *
 * @param nameBytes how long a name may be, in bytes of UTF-8
 * @param nextValue the default that draws from a sequence, {@code %s} being its quoted name
 * @param joined the text of a column, {@code %s} being its name, and an x
 */
public record Features(Set<Feature> can, int nameBytes, String nextValue, String joined) {

    public enum Feature {
        NAMESPACES,
        MOVES_BETWEEN_NAMESPACES,
        SEQUENCES,
        DESCENDING_SEQUENCES,
        ENUMS,
        ENUM_VALUES_CHANGE,
        ENUMS_NAMED_LIKE_BUILT_IN_TYPES,
        COMMENTS,
        /** Two names may differ by case alone. */
        NAMES_BY_CASE,
        EXPRESSION_INDEXES,
        PARTIAL_INDEXES,
        INCLUDED_COLUMNS,
        NULLS_ORDER,
        INDEXED_TEXT,
        FOREIGN_KEYS_TO_UNIQUE_INDEXES,
        DEFERRABLE_UNIQUES,
        DEFERRABLE_FOREIGN_KEYS,
        COMPUTED_COLUMNS,
        VIRTUAL_COLUMNS,
        /** Checks and computed columns may speak of an identity column, and of one that a foreign key changes. */
        EXPRESSIONS_OF_GIVEN_VALUES,
        /** A row may refer to itself by another key than the primary one; InnoDB looks for the key before it is there. */
        SELF_REFERENCES_TO_ANY_KEY,
        /** A key that may be null can cascade to a column that may not. */
        CASCADES_OF_NULL,
        /** An identity column need not be the sole column of the primary key. */
        FREE_IDENTITY,
        ARRAYS,
        INTERVALS,
        TIME_ZONES,
        SEVERAL_JSONS,
        DIALECT_OPTIONS,
        /** A view may count the rows of another. */
        VIEWS_OF_VIEWS,
        /** SQL that says what it does without doing it; for laws that reach no engine. */
        PRETENCE
    }

    private static final String JOINED = "%s || 'x'";

    public static final Features EVERYTHING =
            new Features(EnumSet.allOf(Feature.class), 63, "nextval('%s')", JOINED);

    public static final Features POSTGRESQL = EVERYTHING.without(
            Feature.PRETENCE, Feature.VIRTUAL_COLUMNS, Feature.ENUMS_NAMED_LIKE_BUILT_IN_TYPES);

    public static final Features H2 = EVERYTHING.without(
                    Feature.PRETENCE,
                    Feature.VIRTUAL_COLUMNS,
                    Feature.MOVES_BETWEEN_NAMESPACES,
                    Feature.EXPRESSION_INDEXES,
                    Feature.PARTIAL_INDEXES,
                    Feature.INCLUDED_COLUMNS,
                    Feature.INDEXED_TEXT,
                    Feature.FOREIGN_KEYS_TO_UNIQUE_INDEXES,
                    Feature.DEFERRABLE_UNIQUES,
                    Feature.DEFERRABLE_FOREIGN_KEYS,
                    Feature.SEVERAL_JSONS,
                    Feature.DIALECT_OPTIONS)
            .drawing("next value for %s");

    public static final Features MYSQL = new Features(
            EnumSet.of(
                    Feature.ENUMS,
                    Feature.ENUM_VALUES_CHANGE,
                    Feature.ENUMS_NAMED_LIKE_BUILT_IN_TYPES,
                    Feature.COMMENTS,
                    Feature.EXPRESSION_INDEXES,
                    Feature.FOREIGN_KEYS_TO_UNIQUE_INDEXES,
                    Feature.COMPUTED_COLUMNS,
                    Feature.VIRTUAL_COLUMNS,
                    Feature.TIME_ZONES,
                    Feature.VIEWS_OF_VIEWS),
            64,
            "",
            "concat(%s, 'x')");

    public static final Features MARIADB = MYSQL.without(Feature.EXPRESSION_INDEXES)
            .with(Feature.SEQUENCES)
            .drawing("nextval(%s)");

    public static final Features SQLITE = new Features(
            EnumSet.of(
                    Feature.VIEWS_OF_VIEWS,
                    Feature.EXPRESSION_INDEXES,
                    Feature.PARTIAL_INDEXES,
                    Feature.INDEXED_TEXT,
                    Feature.FOREIGN_KEYS_TO_UNIQUE_INDEXES,
                    Feature.DEFERRABLE_FOREIGN_KEYS,
                    Feature.COMPUTED_COLUMNS,
                    Feature.VIRTUAL_COLUMNS,
                    Feature.EXPRESSIONS_OF_GIVEN_VALUES,
                    Feature.SELF_REFERENCES_TO_ANY_KEY,
                    Feature.CASCADES_OF_NULL),
            200,
            "",
            JOINED);

    public Features {
        can = Set.copyOf(can);
    }

    public boolean can(Feature feature) {
        return can.contains(feature);
    }

    /** Whether an engine takes a schema as a whole, in which one thing stands beside another. */
    boolean allows(Schema schema) {
        return schema.tables().stream().allMatch(table -> keepsGivenValuesApart(table)
                && table.foreignKeys().stream().allMatch(key -> key.target().external() || fits(key, table, schema.table(key.target().table()))));
    }

    private boolean keepsGivenValuesApart(Table table) {
        return can(Feature.EXPRESSIONS_OF_GIVEN_VALUES)
                || table.columns().stream().allMatch(column -> !isGiven(column, table) || isUnspoken(column.name(), table));
    }

    private static boolean isGiven(Column column, Table table) {
        return column.defaultValue() instanceof Default.Identity
                || table.foreignKeys().stream().anyMatch(k -> k.columns().contains(column.name()) && changesRows(k));
    }

    private static boolean isUnspoken(String column, Table table) {
        return table.columns().stream().noneMatch(other -> other.uses(column))
                && table.constraints().stream().noneMatch(c -> c instanceof Constraint.Check && c.uses(column));
    }

    private static boolean changesRows(Constraint.ForeignKey key) {
        boolean onDelete = key.onDelete() == Constraint.Action.SET_NULL;
        return onDelete || key.onUpdate() == Constraint.Action.SET_NULL || key.onUpdate() == Constraint.Action.CASCADE;
    }

    private boolean fits(Constraint.ForeignKey key, Table table, Table target) {
        boolean ofNull = key.target().columns().stream().anyMatch(c -> target.column(c).nullable());
        boolean toNotNull = key.columns().stream().anyMatch(c -> !table.column(c).nullable());
        return can(Feature.CASCADES_OF_NULL) || key.onUpdate() != Constraint.Action.CASCADE || !ofNull || !toNotNull;
    }

    public Features with(Feature... more) {
        Set<Feature> all = EnumSet.copyOf(can);
        all.addAll(Arrays.asList(more));
        return new Features(all, nameBytes, nextValue, joined);
    }

    public Features without(Feature... lacking) {
        Set<Feature> fewer = EnumSet.copyOf(can);
        Arrays.asList(lacking).forEach(fewer::remove);
        return new Features(fewer, nameBytes, nextValue, joined);
    }

    public Features drawing(String otherNextValue) {
        return new Features(can, nameBytes, otherNextValue, joined);
    }
}
