package dev.matar.dialect;

import dev.matar.schema.Name;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a database is looked at.
 *
 * @param hiddenNamespaces namespaces that are not even asked about, where a catalog tells of several; by the database's own names
 * @param relations whether a table or view is in sight; a foreign key to one that is not becomes an external reference
 */
public record Scope(Predicate<Name> relations, Set<String> hiddenNamespaces) {

    public Scope(Predicate<Name> relations) {
        this(relations, Set.of());
    }

    /** All of the user's objects, in every namespace. */
    public static Scope everything() {
        return new Scope(name -> true);
    }

    /** All but these tables. */
    public static Scope without(Set<Name> names) {
        return new Scope(name -> !names.contains(name));
    }

    /** The same without these namespaces. */
    public Scope hide(Set<String> namespaces) {
        return new Scope(relations, Set.copyOf(namespaces));
    }

    public boolean includes(Name relation) {
        return relations.test(relation);
    }
}
