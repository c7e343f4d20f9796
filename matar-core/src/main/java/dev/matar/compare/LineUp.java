package dev.matar.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Two lists beside each other: which of their elements are in both, in an order that both have. */
public final class LineUp {

    /** What would take too much memory to be looked at; everything between the two ends counts as different then. */
    private static final long MOST = 4_000_000;

    private LineUp() {}

    /**
     * What stands in one list alone, before or behind what stands in both.
     *
     * @param removed what only the first list has here
     * @param added what only the second list has here
     */
    public record Difference<T>(List<T> removed, List<T> added) {}

    /** The differences between two lists, in their order; as little as can be. */
    public static <T> List<Difference<T>> of(List<T> some, List<T> others, BiPredicate<T, T> same) {
        int start = 0;
        while (start < Math.min(some.size(), others.size()) && same.test(some.get(start), others.get(start))) {
            start++;
        }
        int someEnd = some.size();
        int othersEnd = others.size();
        while (someEnd > start && othersEnd > start && same.test(some.get(someEnd - 1), others.get(othersEnd - 1))) {
            someEnd--;
            othersEnd--;
        }
        return between(some.subList(start, someEnd), others.subList(start, othersEnd), same);
    }

    private static <T> List<Difference<T>> between(List<T> some, List<T> others, BiPredicate<T, T> same) {
        if (some.isEmpty() && others.isEmpty()) {
            return List.of();
        }
        if ((long) some.size() * others.size() > MOST) {
            return List.of(new Difference<>(some, others));
        }
        int[][] common = common(some, others, same);
        List<Difference<T>> differences = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < some.size() || j < others.size()) {
            int from = i;
            int fromOther = j;
            while (!isSame(i, j, some, others, same) && (i < some.size() || j < others.size())) {
                boolean goesFirst = j == others.size() || i < some.size() && common[i + 1][j] >= common[i][j + 1];
                i += goesFirst ? 1 : 0;
                j += goesFirst ? 0 : 1;
            }
            differences.add(new Difference<>(some.subList(from, i), others.subList(fromOther, j)));
            while (isSame(i, j, some, others, same)) {
                i++;
                j++;
            }
        }
        return differences;
    }

    private static <T> boolean isSame(int i, int j, List<T> some, List<T> others, BiPredicate<T, T> same) {
        return i < some.size() && j < others.size() && same.test(some.get(i), others.get(j));
    }

    /** How many elements at most are in both, from each pair of places on. */
    private static <T> int[][] common(List<T> some, List<T> others, BiPredicate<T, T> same) {
        int[][] common = new int[some.size() + 1][others.size() + 1];
        for (int i = some.size() - 1; i >= 0; i--) {
            for (int j = others.size() - 1; j >= 0; j--) {
                common[i][j] = same.test(some.get(i), others.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
