package dev.matar.compare;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where only the database can tell whether two schemas differ: they have texts there that are spelled otherwise, in a default, a check, a
 * computed column, an index, a view, or a type's name.
 *
 * <p>What is there on one side alone differs, whatever its text means.
 */
final class Unsettled {

    private Unsettled() {}

    /** Those of these things about which that is so. */
    static Set<Name> among(Collection<Name> names, Schema before, Schema after) {
        return names.stream().filter(name -> isUnsettled(name, before, after)).collect(Collectors.toSet());
    }

    /** A view in both may differ in what it shows, be its text the same: {@code SELECT *} of a table that has changed. */
    private static boolean isUnsettled(Name name, Schema before, Schema after) {
        boolean isTable = before.tables().has(name) && after.tables().has(name);
        return isTable ? isUnsettled(before.table(name), after.table(name)) : before.views().has(name) && after.views().has(name);
    }

    private static boolean isUnsettled(Table before, Table after) {
        return before.columns().stream().anyMatch(one -> after.columns().find(one.name()).filter(other -> isUnsettled(one, other)).isPresent())
                || isUnsettled(before.constraints(), after.constraints(), Constraint.Check.class::isInstance)
                || isUnsettled(before.indexes(), after.indexes(), Unsettled::hasText);
    }

    /** Names may be the database's own, so that what means the same need not have the same. */
    private static <T extends Member<String>> boolean isUnsettled(Members<String, T> before, Members<String, T> after, Predicate<T> hasText) {
        return isThere(before, after, hasText) && isThere(after, before, hasText);
    }

    private static <T extends Member<String>> boolean isThere(Members<String, T> some, Members<String, T> others, Predicate<T> hasText) {
        return some.stream().anyMatch(one -> hasText.test(one) && !others.find(one.key()).filter(one::equals).isPresent());
    }

    private static boolean hasText(Index index) {
        return !index.where().isEmpty() || !index.options().isEmpty() || index.keys().stream().anyMatch(Index.Key::expression);
    }

    private static boolean isUnsettled(Column before, Column after) {
        boolean types = !before.type().equals(after.type()) && (hasText(before.type()) || hasText(after.type()));
        return types || !before.defaultValue().equals(after.defaultValue()) && isUnsettled(before.defaultValue(), after.defaultValue());
    }

    private static boolean hasText(Type type) {
        return type instanceof Type.Native
                || type instanceof Type.Array array && hasText(array.of())
                || type instanceof Type.Variant variant
                        && (hasText(variant.otherwise()) || variant.byDialect().values().stream().anyMatch(Unsettled::hasText));
    }

    /** A constant, too, may be written in several ways: a time, a number behind which there are zeros. */
    private static boolean isUnsettled(Default before, Default after) {
        return before instanceof Default.Expression || after instanceof Default.Expression
                || !before.equals(Default.NONE) && !after.equals(Default.NONE);
    }
}
