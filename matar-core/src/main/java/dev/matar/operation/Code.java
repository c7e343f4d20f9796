package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * Java that works on the live database; it touches rows, unless it declares more.
 *
 * @param description what it does, for people
 * @param up what is run
 * @param down what takes it back; absent where nothing can
 * @param effect what {@code up} does to the schema
 */
public record Code(String description, Action<?> up, Optional<Action<?>> down, List<Operation> effect)
        implements Operation {

    /**
     * A piece of Java that is handed what reaches the database; the runner hands it a {@code java.sql.Connection}, a type that this
     * package does not know.
     */
    @FunctionalInterface
    public interface Action<C> {
        void run(C connection) throws Exception;
    }

    public Code {
        effect = List.copyOf(effect);
    }

    public Code(String description, Action<?> up) {
        this(description, up, Optional.empty(), List.of());
    }

    @Override
    public Schema change(Schema before) {
        return Operation.applyAll(effect, before);
    }

    @Override
    public Operation inverse(Schema before) {
        Action<?> undo = down.orElseThrow(() -> refuse(
                "The code «" + description + "» says nothing of how it is taken back.",
                "Give the code that undoes it, or write the downgrade by hand."));
        return new Code(description, undo, Optional.of(up), Operation.inverseAll(effect, before));
    }
}
