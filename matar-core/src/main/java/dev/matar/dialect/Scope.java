package dev.matar.dialect;

import dev.matar.schema.Name;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a database is looked at.
 *
 * @param hiddenNamespaces namespaces that are not even asked about, where a catalog tells of several; by the database's own names
 * @param relations whether a table or view is in sight; a foreign key to one that is not becomes an external reference
 * @param few the only names that have to be asked about; absent where there are many
 */
public record Scope(Predicate<Name> relations, Set<String> hiddenNamespaces, Optional<Set<Name>> few) {

    public Scope(Predicate<Name> relations) {
        this(relations, Set.of(), Optional.empty());
    }

    /** All of the user's objects, in every namespace. */
    public static Scope everything() {
        return new Scope(name -> true);
    }

    /** All but these tables. */
    public static Scope without(Set<Name> names) {
        return new Scope(name -> !names.contains(name));
    }

    /** Nothing but what has one of these names. */
    public static Scope only(Set<Name> names) {
        return new Scope(names::contains, Set.of(), Optional.of(Set.copyOf(names)));
    }

    /** The same without some tables and views. */
    public Scope and(Predicate<Name> condition) {
        return new Scope(relations.and(condition), hiddenNamespaces, few);
    }

    /** The same without these namespaces. */
    public Scope hide(Set<String> namespaces) {
        return new Scope(relations, Set.copyOf(namespaces), few);
    }

    public boolean includes(Name relation) {
        return relations.test(relation);
    }
}
