package dev.matar.operation;

import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A change of a schema.
 *
 * <p>An operation is told the schema it starts from and carries nothing of its own past. What cannot be done is refused with a
 * {@link Refusal}. For every operation and every schema it accepts, {@code inverse(before).apply(apply(before))} equals {@code before}.
 */
public sealed interface Operation
        permits TableOperation,
                CreateTable,
                DropTable,
                RenameTable,
                CreateSequence,
                AlterSequence,
                DropSequence,
                CreateEnum,
                DropEnum,
                AddEnumValue,
                DropEnumValue,
                RenameEnumValue,
                CreateView,
                ReplaceView,
                DropView,
                CreateNamespace,
                DropNamespace,
                Sql,
                Code,
                Batch,
                Autocommit {

    /** What a known schema becomes. */
    Schema change(Schema before);

    /** The operation that takes {@code apply(before)} back to {@code before}. Rows that are gone stay gone. */
    Operation inverse(Schema before);

    /** The operations that it holds; of one that holds none, itself. */
    default List<Operation> parts() {
        return List.of(this);
    }

    /** What a schema becomes; an unknown one stays unknown. */
    default Schema apply(Schema before) {
        return before.isKnown() ? change(before) : before;
    }

    /** What a schema becomes by one operation after the other. */
    static Schema applyAll(List<Operation> operations, Schema before) {
        Schema schema = before;
        for (Operation operation : operations) {
            schema = operation.apply(schema);
        }
        return schema;
    }

    /** The inverses of operations done one after the other, last first. */
    static List<Operation> inverseAll(List<Operation> operations, Schema before) {
        List<Operation> inverses = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            inverses.add(operation.inverse(schema));
            schema = operation.apply(schema);
        }
        Collections.reverse(inverses);
        return inverses;
    }

    /** A refusal of an operation that a schema does not allow. */
    static Refusal refuse(String problem, String remedy) {
        return new Refusal("invalid-operation", problem, remedy);
    }
}
