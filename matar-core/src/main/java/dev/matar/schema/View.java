package dev.matar.schema;

import java.util.Objects;

/** A named query. */
public final class View implements Member<Name> {

    private final Name name;
    private final String query;
    /** Read once, as each change of a schema asks each view what it reads. */
    private final Query words;

    public View(Name name, String query) {
        this.name = Objects.requireNonNull(name);
        this.query = query;
        this.words = new Query(query);
    }

    public Name name() {
        return name;
    }

    public String query() {
        return query;
    }

    @Override
    public Name key() {
        return name;
    }

    /** Whether its query may read a table or another view; one outside of the default namespace only counts with its namespace. */
    public boolean reads(Name relation) {
        return !relation.equals(name) && words.reads(relation);
    }

    /** Whether its query may read a column of a table, be it by a star. */
    public boolean reads(Name relation, String column) {
        return !relation.equals(name) && words.readsColumn(relation, column);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof View that && name.equals(that.name) && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, query);
    }

    @Override
    public String toString() {
        return "View[name=" + name + ", query=" + query + "]";
    }
}
