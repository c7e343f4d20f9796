package dev.matar.schema;

import java.util.Locale;

/** A named query. */
public record View(Name name, String query) implements Member<Name> {

    @Override
    public Name key() {
        return name;
    }

    /** Whether its query may read a table or another view; one outside of the default namespace only by its full name. */
    public boolean reads(Name relation) {
        return !relation.equals(name) && holds(relation.local()) && new Query(query).reads(relation);
    }

    /** Whether its query may read a column of a table, be it by a star. */
    public boolean reads(Name relation, String column) {
        return !relation.equals(name) && holds(relation.local()) && new Query(query).readsColumn(relation, column);
    }

    /** Spares the reading of most queries, as each change of a schema asks each view what it reads. */
    private boolean holds(String word) {
        return query.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT).replace("\"", "\"\""));
    }
}
