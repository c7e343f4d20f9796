package dev.matar.rule;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where two things in a mix of two schemas have one name: on most databases tables, indexes and constraints share their names within a
 * namespace, even if they are of several tables.
 */
final class NameGaps {

    /** A table, view, sequence or enum type, or a constraint or index of a table; {@code part} is empty for the former. */
    private record Holder(Name owner, String part) {

        boolean isIn(Schema schema) {
            return part.isEmpty()
                    ? Mix.has(schema, owner)
                    : schema.tables().find(owner).filter(t -> t.constraints().has(part) || t.indexes().has(part)).isPresent();
        }

        List<Difference> suspects(Suspects suspects) {
            return part.isEmpty() ? suspects.relation(owner) : suspects.part(owner, part);
        }

        String path() {
            return part.isEmpty() ? Gaps.write(owner) : Gaps.path(owner, part);
        }
    }

    private final Schema known;
    private final Schema wanted;
    private final Suspects suspects;
    private final BiConsumer<List<Difference>, String> lay;
    private final Map<Name, Holder> holders = new HashMap<>();

    NameGaps(Schema known, Schema wanted, Suspects suspects, BiConsumer<List<Difference>, String> lay) {
        this.known = known;
        this.wanted = wanted;
        this.suspects = suspects;
        this.lay = lay;
    }

    void find(Draft draft) {
        draft.relations().keySet().forEach(name -> claim(name, new Holder(name, "")));
        draft.tables().keySet().forEach(name -> claim(name, new Holder(name, "")));
        draft.tables().forEach((table, sheet) ->
                sheet.parts().keySet().forEach(part -> claim(new Name(table.namespace(), part), new Holder(table, part))));
    }

    private void claim(Name name, Holder holder) {
        Holder other = holders.putIfAbsent(name, holder);
        boolean clash = other != null
                && !(other.isIn(known) && holder.isIn(known))
                && !(other.isIn(wanted) && holder.isIn(wanted));
        if (clash) {
            lay.accept(
                    suspects.all(other.suspects(suspects), holder.suspects(suspects)),
                    other.path() + " and " + holder.path() + " would have one name");
        }
    }
}
