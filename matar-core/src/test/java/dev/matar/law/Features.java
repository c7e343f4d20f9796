package dev.matar.law;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * What an engine can do, so that everything generated for it can really be executed.
 *
 * @param nameBytes how long a name may be, in bytes of UTF-8
 * @param nextValue the default that draws from a sequence, {@code %s} being its quoted name
 */
public record Features(Set<Feature> can, int nameBytes, String nextValue) {

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

    public static final Features EVERYTHING =
            new Features(EnumSet.allOf(Feature.class), 63, "nextval('%s')");

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

    public static final Features SQLITE = new Features(
            EnumSet.of(
                    Feature.VIEWS_OF_VIEWS,
                    Feature.EXPRESSION_INDEXES,
                    Feature.PARTIAL_INDEXES,
                    Feature.INDEXED_TEXT,
                    Feature.FOREIGN_KEYS_TO_UNIQUE_INDEXES,
                    Feature.DEFERRABLE_FOREIGN_KEYS,
                    Feature.COMPUTED_COLUMNS,
                    Feature.VIRTUAL_COLUMNS),
            200,
            "");

    public Features {
        can = Set.copyOf(can);
    }

    public boolean can(Feature feature) {
        return can.contains(feature);
    }

    public Features with(Feature... more) {
        Set<Feature> all = EnumSet.copyOf(can);
        all.addAll(Arrays.asList(more));
        return new Features(all, nameBytes, nextValue);
    }

    public Features without(Feature... lacking) {
        Set<Feature> fewer = EnumSet.copyOf(can);
        Arrays.asList(lacking).forEach(fewer::remove);
        return new Features(fewer, nameBytes, nextValue);
    }

    public Features drawing(String otherNextValue) {
        return new Features(can, nameBytes, otherNextValue);
    }
}
