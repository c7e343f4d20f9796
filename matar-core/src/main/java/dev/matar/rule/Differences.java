package dev.matar.rule;

import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The differences of two schemas, one by one; {@code Diff} tells what to do about them. */
public final class Differences {

    private static final Comparator<Difference> BY_KIND_AND_NAME =
            Comparator.comparing(Difference::kind).thenComparing(Difference::owner).thenComparing(Difference::object);

    private Differences() {}

    /** What differs between what a database has and what is wanted, sorted by kind and name. */
    public static List<Difference> between(Schema known, Schema wanted) {
        List<Difference> differences = new Mix(known, wanted, difference -> false).differences();
        return differences.stream().sorted(BY_KIND_AND_NAME).toList();
    }

    /** What is left to differ once these operations are done: what they only take aside and put back is none. */
    public static List<Difference> of(List<Operation> operations, Schema before) {
        return between(before, Operation.applyAll(operations, before));
    }

    /** The same differences, those of one heading together. */
    public static Map<String, List<Difference>> grouped(List<Difference> differences) {
        Map<String, List<Difference>> grouped = new LinkedHashMap<>();
        for (Difference difference : differences) {
            grouped.computeIfAbsent(difference.heading(), heading -> new ArrayList<>()).add(difference);
        }
        return grouped;
    }
}
