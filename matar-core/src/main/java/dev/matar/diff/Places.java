package dev.matar.diff;

import dev.matar.schema.Column;
import dev.matar.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where the columns that came and went stand among those that stay. */
final class Places {

    /**
     * A place.
     *
     * @param previous the next column before it that stays; null at the beginning
     * @param next the next column behind it that stays; null at the end
     * @param number how many others stand between {@code previous} and it
     */
    private record Place(String previous, String next, int number) {}

    private final Map<String, Place> before;
    private final Map<String, Place> after;

    Places(Table from, Table to) {
        before = places(from, to);
        after = places(to, from);
    }

    private static Map<String, Place> places(Table table, Table other) {
        Map<String, Place> places = new HashMap<>();
        Map<String, Integer> gap = new HashMap<>();
        String previous = null;
        for (Column column : table.columns()) {
            if (other.columns().has(column.name())) {
                close(gap, previous, column.name(), places);
                previous = column.name();
            } else {
                gap.put(column.name(), gap.size());
            }
        }
        close(gap, previous, null, places);
        return places;
    }

    private static void close(Map<String, Integer> gap, String previous, String next, Map<String, Place> places) {
        gap.forEach((column, number) -> places.put(column, new Place(previous, next, number)));
        gap.clear();
    }

    /** 1 for the same place, 0 for another one. */
    double likeness(String column, String later) {
        Place then = before.get(column);
        Place now = after.get(later);
        boolean previous = Objects.equals(then.previous(), now.previous());
        boolean next = Objects.equals(then.next(), now.next());
        boolean number = previous && next && then.number() == now.number();
        return (previous ? 0.4 : 0) + (next ? 0.4 : 0) + (number ? 0.2 : 0);
    }
}
