package dev.matar.check;

import dev.matar.operation.Code;
import dev.matar.operation.CreateTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameTable;
import dev.matar.operation.Sql;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a list of operations may cost a database that holds rows. */
public final class Costs {

    private static final List<Hazard> HAZARDS = List.of(
            new TableDropped(),
            new ColumnDropped(),
            new RowsDeleted(),
            new RowsInserted(),
            new TypeNarrowed(),
            new EnumValueDropped(),
            new ValueRequired(),
            new KeyAdded(),
            new RowsChecked(),
            new TableRewritten(),
            new IndexBuilt());

    /** Tables that these operations made themselves: they hold no rows yet, and nobody waits for them. */
    private final Set<Name> fresh = new HashSet<>();

    private final List<Cost> costs = new ArrayList<>();

    private Costs() {}

    /**
     * The costs in the order of the operations; what was made by these operations themselves costs nothing.
     *
     * @param before the schema that they find
     */
    public static List<Cost> of(List<Operation> operations, Schema before) {
        Costs costs = new Costs();
        costs.add(operations, before);
        return List.copyOf(costs.costs);
    }

    private void add(List<Operation> operations, Schema before) {
        Schema schema = before;
        for (Operation operation : operations) {
            for (Operation part : operation.parts()) {
                add(part, schema);
                schema = part.apply(schema);
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
            HAZARDS.forEach(hazard -> hazard.of(operation, schema).ifPresent(costs::add));
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
        if (operation instanceof CreateTable create) {
            fresh.add(create.table().name());
        } else if (operation instanceof RenameTable rename && fresh.contains(rename.table())) {
            fresh.add(rename.to());
        }
        return operation instanceof TableOperation on && fresh.contains(on.table());
    }
}
