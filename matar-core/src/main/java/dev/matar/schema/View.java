package dev.matar.schema;

/** A named query. */
public record View(Name name, String query) implements Member<Name> {

    @Override
    public Name key() {
        return name;
    }

    /** Whether its query may read a table or another view; one outside of the default namespace only counts with its namespace. */
    public boolean reads(Name relation) {
        return !relation.equals(name) && new Query(query).reads(relation);
    }

    /** Whether its query may read a column of a table, be it by a star. */
    public boolean reads(Name relation, String column) {
        return !relation.equals(name) && new Query(query).readsColumn(relation, column);
    }
}
