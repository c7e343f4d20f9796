package dev.matar.notation;

import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import java.util.List;

/** What a text holds of code: that it was there. */
record LostCode(Refusal refusal) implements Code.Action<Object> {

    @Override
    public void run(Object connection) {
        throw refusal;
    }

    /** Refuses operations that hold code, in whatever depth. */
    static void refuseIn(List<Operation> operations) {
        operations.stream().flatMap(operation -> operation.parts().stream()).forEach(LostCode::refuse);
    }

    private static void refuse(Operation operation) {
        if (operation instanceof Code code && code.up() instanceof LostCode lost) {
            throw lost.refusal();
        } else if (operation instanceof Sql sql) {
            sql.effect().ifPresent(LostCode::refuseIn);
        }
    }
}
