package dev.matar.check;

import dev.matar.operation.AlterColumn;
import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a list of operations may cost a database that holds rows. */
public final class Costs {

    private static final List<Hazard> HAZARDS = List.of(
            new TableDropped(),
            new ColumnDropped(),
            new RowsDeleted(),
            new RowsInserted(),
            new TypeNarrowed(),
            new ColumnComputed(),
            new EnumValueDropped(),
            new ValueRequired(),
            new KeyAdded(),
            new RowsChecked(),
            new TableRewritten(),
            new IndexBuilt());

    /** Tables that these operations made themselves hold no rows yet, and nobody waits for them. */
    private final Origins origins = new Origins();

    private final boolean byFirstNames;
    private final List<Cost> costs = new ArrayList<>();

    private Costs(boolean byFirstNames) {
        this.byFirstNames = byFirstNames;
    }

    /** For operations asked about one by one, each right before it is done. */
    public static Costs oneByOne() {
        return new Costs(false);
    }

    /** For operations asked about before any of them is done: what is at stake is said in the names that things have then. */
    public static Costs ahead() {
        return new Costs(true);
    }

    /**
     * What the next operation has at stake; what those before it made does not count.
     *
     * @param before the schema that it finds
     */
    public List<Stake> stakes(Operation next, Schema before) {
        costs.clear();
        add(List.of(next), before);
        return costs.stream().flatMap(cost -> cost.stake().stream()).distinct().toList();
    }

    /** Whether there may be something at stake, on some schema. */
    public static boolean mayLoseData(Operation operation) {
        return operation.parts().stream().anyMatch(part -> {
            List<Operation> effect = part instanceof Sql sql
                    ? sql.effect().orElse(List.of())
                    : part instanceof Code code ? code.effect() : List.of();
            return part instanceof DropTable
                    || part instanceof DropColumn
                    || part instanceof AlterColumn
                    || part instanceof DeleteRows
                    || effect.stream().anyMatch(Costs::mayLoseData);
        });
    }

    /**
     * The costs in the order of the operations; what was made by these operations themselves costs nothing.
     *
     * @param before the schema that they find
     */
    public static List<Cost> of(List<Operation> operations, Schema before) {
        Costs costs = oneByOne();
        costs.add(operations, before);
        return List.copyOf(costs.costs);
    }

    private void add(List<Operation> operations, Schema before) {
        Schema schema = before;
        Operation last = null;
        for (Operation operation : operations) {
            for (Operation part : operation.parts()) {
                schema = last == null ? schema : last.apply(schema);
                add(part, schema);
                last = part;
            }
        }
    }

    private void add(Operation operation, Schema schema) {
        if (operation instanceof Code code) {
            add(code.effect(), schema);
        } else if (operation instanceof Sql sql) {
            add(sql, schema);
        } else if (!schema.isKnown()) {
            addUnseen(schema);
        } else if (!isOnFreshTable(operation)) {
            HAZARDS.forEach(hazard -> hazard.of(operation, schema).ifPresent(this::add));
        }
        origins.follow(operation);
    }

    private void add(Cost cost) {
        if (cost.stake().map(origins::isOld).orElse(true)) {
            costs.add(byFirstNames ? cost.of(cost.stake().flatMap(origins::first)) : cost);
        }
    }

    private void add(Sql sql, Schema schema) {
        Optional<List<Operation>> effect = sql.effect();
        if (effect.isPresent()) {
            add(effect.get(), schema);
        } else {
            costs.add(new Cost(
                    Cost.Kind.UNKNOWN,
                    "SQL that does not say what it does to the schema: " + sql.up().strip().lines().findFirst().orElse(""),
                    "Declare its effect, so that this and what follows it can be judged."));
        }
    }

    /** Said once, whatever follows. */
    private void addUnseen(Schema schema) {
        Cost unseen = new Cost(
                Cost.Kind.UNKNOWN,
                "The schema is not known from here, because " + schema.unknownSince() + ", so what follows cannot be judged.",
                "Declare what that SQL does to the schema (its effect).");
        if (!costs.contains(unseen)) {
            costs.add(unseen);
        }
    }

    private boolean isOnFreshTable(Operation operation) {
        return operation instanceof TableOperation on && origins.table(on.table()).isEmpty();
    }
}
