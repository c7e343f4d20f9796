package dev.matar;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.compare.Excerpt;
import dev.matar.diff.Renames;
import dev.matar.operation.Operation;
import dev.matar.schema.Schema;
import dev.matar.writer.Commented;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What leads from a known schema to a wanted one, and back.
 *
 * @param before the known schema
 * @param after the wanted one, in the words of the known one where they mean the same
 */
public record Changes(Schema before, Schema after, Renames renames, List<Operation> upgrade, List<Operation> downgrade) {

    public Changes {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }

    /** What leads up, with what may be lost by it. */
    List<Commented> commentedUpgrade() {
        return commented(upgrade, before);
    }

    /** What leads back, with what may be lost by it. */
    List<Commented> commentedDowngrade() {
        return commented(downgrade, after);
    }

    /** What of the two schemas differs, to be tried on its own. */
    Excerpt excerpt() {
        Excerpt renamed = Excerpt.of(renames.in(before, after), after);
        return new Excerpt(renamed.names(), renames.back().in(renamed.before(), before), renamed.after());
    }

    private static List<Commented> commented(List<Operation> operations, Schema before) {
        List<Commented> commented = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            String comment = Costs.of(List.of(operation), schema).stream()
                    .filter(cost -> cost.kind() == Cost.Kind.DATA_LOST || cost.kind() == Cost.Kind.MAY_FAIL)
                    .map(cost -> cost.sentence() + (cost.remedy().isEmpty() ? "" : " " + cost.remedy()))
                    .collect(Collectors.joining("\n"));
            commented.add(new Commented(operation, comment));
            schema = operation.apply(schema);
        }
        return commented;
    }
}
