package dev.matar.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Puts each after what it needs. */
final class Order {

    private Order() {}

    /** The items, each after those of them that it needs, and otherwise as they stand; a circle is cut somewhere. */
    static <T> List<T> of(Collection<T> items, Function<T, ? extends Collection<T>> needs) {
        Set<T> wanted = new HashSet<>(items);
        Set<T> seen = new HashSet<>();
        List<T> ordered = new ArrayList<>();
        for (T item : items) {
            if (seen.add(item)) {
                visit(item, needs, wanted, seen, ordered);
            }
        }
        return ordered;
    }

    /** Goes down without recursion, as a chain may be long. */
    private static <T> void visit(
            T first, Function<T, ? extends Collection<T>> needs, Set<T> wanted, Set<T> seen, List<T> ordered) {
        Deque<T> path = new ArrayDeque<>(List.of(first));
        Deque<Iterator<T>> rest = new ArrayDeque<>();
        rest.push(List.<T>copyOf(needs.apply(first)).iterator());
        while (!path.isEmpty()) {
            if (!rest.peek().hasNext()) {
                rest.pop();
                ordered.add(path.pop());
                continue;
            }
            T next = rest.peek().next();
            if (wanted.contains(next) && seen.add(next)) {
                path.push(next);
                rest.push(List.<T>copyOf(needs.apply(next)).iterator());
            }
        }
    }
}
