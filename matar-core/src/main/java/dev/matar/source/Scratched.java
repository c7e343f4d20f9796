package dev.matar.source;

import dev.matar.operation.Autocommit;
import dev.matar.operation.Batch;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.Operation;
import dev.matar.schema.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Operations as they can be done in a transaction that is never committed: with nothing that would have to leave it. */
final class Scratched {

    private static final String CONCURRENTLY = ".concurrently";

    private Scratched() {}

    static List<Operation> of(List<Operation> operations) {
        List<Operation> scratched = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Autocommit autocommit) {
                scratched.addAll(of(autocommit.operations()));
            } else if (operation instanceof Batch batch) {
                scratched.add(new Batch(batch.table(), of(batch.operations())));
            } else if (operation instanceof CreateIndex create) {
                scratched.add(new CreateIndex(create.table(), atOnce(create.index())));
            } else {
                scratched.add(operation);
            }
        }
        return scratched;
    }

    /** Without the option to build it beside the work of others, of whom there are none. */
    private static Index atOnce(Index index) {
        Map<String, String> options = new TreeMap<>(index.options());
        options.keySet().removeIf(option -> option.endsWith(CONCURRENTLY));
        return new Index(index.name(), index.keys(), index.unique(), index.where(), index.include(), options);
    }
}
