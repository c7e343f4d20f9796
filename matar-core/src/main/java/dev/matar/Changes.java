package dev.matar;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.compare.Excerpt;
import dev.matar.diff.Renames;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.rule.Difference;
import dev.matar.rule.Differences;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.writer.Commented;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    /** What takes these operations back; rows of new tables go with the tables. */
    static List<Operation> back(List<Operation> upgrade, Schema before) {
        Set<Name> created = upgrade.stream()
                .filter(CreateTable.class::isInstance)
                .map(operation -> ((CreateTable) operation).table().name())
                .collect(Collectors.toSet());
        List<Operation> others = upgrade.stream()
                .filter(operation -> !(operation instanceof InsertRows rows && created.contains(rows.table())))
                .toList();
        return Operation.inverseAll(others, before).stream().map(Changes::withoutItsOwnWayBack).toList();
    }

    /** What takes something back is not itself taken back. */
    private static Operation withoutItsOwnWayBack(Operation operation) {
        return operation instanceof Sql sql ? sql.undoneBy("") : operation;
    }

    /** The same with these casts gone before their types go. */
    Changes dropping(List<Operation> casts) {
        if (casts.isEmpty()) {
            return this;
        }
        List<Operation> all = new ArrayList<>(upgrade);
        int first = 0;
        while (!(all.get(first) instanceof DropEnum)) {
            first++;
        }
        all.addAll(first, casts);
        return new Changes(before, after, renames, all, back(all, before));
    }

    /** The same as hooks have it, which may lead elsewhere. */
    Changes rewritten(Hooks hooks) {
        List<Operation> others = hooks.rewrite(upgrade, before);
        if (others.equals(upgrade)) {
            return this;
        }
        try {
            Schema reached = Operation.applyAll(others, before);
            if (!reached.isKnown()) {
                throw new Refusal("unknown-schema", "It makes the schema unknown, because " + reached.unknownSince() + ".", "Give the SQL its effect.");
            }
            return new Changes(before, reached, renames, others, back(others, before));
        } catch (Refusal refusal) {
            throw new Refusal("hook-failed", "What the hook rewrite returns cannot be done. " + refusal.problem(), refusal.remedy(), refusal);
        }
    }

    public boolean isEmpty() {
        return upgrade.isEmpty();
    }

    /** What differs one by one, apart from what is renamed. */
    public List<Difference> differences() {
        return Differences.between(renames.in(before, after), after);
    }

    /** What leads up, with what may be lost by it. */
    List<Commented> commentedUpgrade() {
        return commented(upgrade, before, operation -> true);
    }

    /** What leads back, with what may be lost by it; that what the upgrade made is gone then goes without saying. */
    List<Commented> commentedDowngrade() {
        return commented(downgrade, after, operation -> !(operation instanceof DropTable || operation instanceof DropColumn));
    }

    /** What of the two schemas differs, to be tried on its own. */
    Excerpt excerpt() {
        Excerpt renamed = Excerpt.of(renames.in(before, after), after, renames.renamed());
        return new Excerpt(renamed.names(), renames.back().in(renamed.before(), before), renamed.after());
    }

    private static List<Commented> commented(List<Operation> operations, Schema before, Predicate<Operation> isNews) {
        List<Commented> commented = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            commented.add(new Commented(operation, isNews.test(operation) ? comment(operation, schema) : ""));
            schema = operation.apply(schema);
        }
        return commented;
    }

    /** What is lost, and what a writer can still do about values; that a new rule may find rows that break it, everybody knows. */
    private static String comment(Operation operation, Schema before) {
        boolean isRule = operation instanceof AddConstraint || operation instanceof CreateIndex;
        return Costs.of(List.of(operation), before).stream()
                .filter(cost -> cost.kind() == Cost.Kind.DATA_LOST || cost.kind() == Cost.Kind.MAY_FAIL && !isRule)
                .map(cost -> cost.sentence() + (cost.remedy().isEmpty() ? "" : " " + cost.remedy()))
                .collect(Collectors.joining("\n"));
    }
}
