package dev.matar.schema;

/** A named query. */
public record View(Name name, String query) implements Member<Name> {

    @Override
    public Name key() {
        return name;
    }

    /** Whether its query may read a table or another view. */
    public boolean mentions(Name relation) {
        return Expression.of(query).mentions(relation.local());
    }
}
