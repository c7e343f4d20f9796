package dev.matar.dialect;

import dev.matar.schema.Name;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a database is looked at.
 *
 * @param relations whether a table or view is in sight; a foreign key to one that is not becomes an external reference
 */
public record Scope(Predicate<Name> relations) {

    /** All of the user's objects, in every namespace. */
    public static Scope everything() {
        return new Scope(name -> true);
    }

    /** All but these tables. */
    public static Scope without(Set<Name> names) {
        return new Scope(name -> !names.contains(name));
    }

    public boolean includes(Name relation) {
        return relations.test(relation);
    }
}
