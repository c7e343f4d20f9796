package dev.matar.dialect.postgresql;

import dev.matar.operation.AddEnumValue;
import dev.matar.operation.Autocommit;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A value added to an enum type cannot be used before it is committed; see "ALTER TYPE" in the manual.
 *
 * <p>So where a later operation of the same list speaks of it, as a default or in a row, adding it leaves the
 * transaction.
 */
final class NewEnumValues {

    private NewEnumValues() {}

    static List<Operation> committedBeforeUse(List<Operation> operations) {
        List<Operation> arranged = new ArrayList<>();
        Set<Name> created = new HashSet<>();
        for (int i = 0; i < operations.size(); i++) {
            Operation operation = operations.get(i);
            if (operation instanceof CreateEnum create) {
                created.add(create.type().name());
            }
            boolean alone = operation instanceof AddEnumValue add
                    && !created.contains(add.type())
                    && isUsed(add.value(), operations.subList(i + 1, operations.size()));
            arranged.add(alone ? new Autocommit(List.of(operation)) : operation);
        }
        return arranged;
    }

    private static boolean isUsed(String value, List<Operation> later) {
        return later.stream()
                .anyMatch(o -> !(o instanceof AddEnumValue) && o.toString().contains(value));
    }
}
