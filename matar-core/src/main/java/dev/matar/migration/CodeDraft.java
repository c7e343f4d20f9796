package dev.matar.migration;

import dev.matar.operation.Code;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Consumer;

/** Java to be run on the live connection, for {@link Operations#run(CodeDraft)}. */
public record CodeDraft(
        String description,
        Code.Action<Connection> up,
        Optional<Code.Action<?>> down,
        Consumer<Operations> effect) {

    /** The code that takes it back. */
    public CodeDraft undoneBy(Code.Action<Connection> undo) {
        return new CodeDraft(description, up, Optional.of(undo), effect);
    }

    /** Says that it does to the schema what these operations would do. */
    public CodeDraft effect(Consumer<Operations> operations) {
        return new CodeDraft(description, up, down, operations);
    }
}
