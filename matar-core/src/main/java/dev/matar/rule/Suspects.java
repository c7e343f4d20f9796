package dev.matar.rule;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The accepted differences, by what they are about. */
final class Suspects {

    private record About(Kind.Place place, Name owner, String object) {}

    private final Map<About, List<Difference>> accepted = new HashMap<>();

    Suspects(Set<Difference> accepted) {
        for (Difference difference : accepted) {
            About about = new About(difference.kind().place(), difference.owner(), difference.object());
            this.accepted.computeIfAbsent(about, a -> new ArrayList<>()).add(difference);
        }
    }

    @SafeVarargs
    final List<Difference> all(List<Difference>... lists) {
        List<Difference> all = new ArrayList<>();
        List.of(lists).forEach(all::addAll);
        return all;
    }

    private List<Difference> of(Kind.Place place, Name owner, String object) {
        return accepted.getOrDefault(new About(place, owner, object), List.of());
    }

    List<Difference> namespace(String namespace) {
        return of(Kind.Place.RELATION, Name.of(namespace), "").stream().filter(d -> d.kind() == Kind.NAMESPACE).toList();
    }

    /** That a table, view, sequence or enum type is there, or what it is. */
    List<Difference> relation(Name name) {
        return of(Kind.Place.RELATION, name, "").stream()
                .filter(d -> d.kind() != Kind.NAMESPACE && d.kind() != Kind.TABLE_COMMENT)
                .toList();
    }

    /** That a column is there. */
    List<Difference> column(Name table, String column) {
        return aspect(Kind.COLUMN, table, column);
    }

    /** Something that is said of a column, or that it is there. */
    List<Difference> aspect(Kind kind, Name table, String column) {
        List<Difference> those = new ArrayList<>(relation(table));
        of(Kind.Place.COLUMN, table, column).stream()
                .filter(d -> d.kind() == kind || d.kind() == Kind.COLUMN)
                .forEach(those::add);
        return those;
    }

    /** A constraint or an index. */
    List<Difference> part(Name table, String part) {
        return all(relation(table), of(Kind.Place.PART, table, part));
    }

    /** The keys over some columns that either schema has for a table. */
    List<Difference> keys(Name table, List<Schema> schemas, List<String> columns) {
        List<Difference> those = new ArrayList<>(relation(table));
        for (Schema schema : schemas) {
            schema.tables().find(table).ifPresent(there -> Draft.Sheet.partsOf(there).forEach((part, it) -> {
                if (Parts.isKey(it, columns)) {
                    those.addAll(of(Kind.Place.PART, table, part));
                }
            }));
        }
        return those;
    }
}
