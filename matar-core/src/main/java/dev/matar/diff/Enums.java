package dev.matar.diff;

import dev.matar.operation.AddEnumValue;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.Operation;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Enum types that come and go, and values that come and go within one. */
final class Enums {

    private final Schema from;
    private final Schema to;

    Enums(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    Set<Name> gone() {
        Set<Name> gone = new LinkedHashSet<>(from.enums().keys());
        gone.removeAll(to.enums().keys());
        return gone;
    }

    /** Those whose values change places, which takes another type of the same name. */
    Set<Name> reordered() {
        Set<Name> reordered = new LinkedHashSet<>();
        for (EnumType type : from.enums()) {
            List<String> after = to.enums().find(type.name()).map(EnumType::values).orElse(type.values());
            List<String> kept = type.values().stream().filter(after::contains).toList();
            if (!kept.equals(after.stream().filter(type.values()::contains).toList())) {
                reordered.add(type.name());
            }
        }
        return reordered;
    }

    void drop(Set<Name> types, List<Operation> operations) {
        types.forEach(type -> operations.add(new DropEnum(type)));
    }

    /** Creates what is not there, be it because it went early. */
    void build(Set<Name> wentEarly, List<Operation> operations) {
        for (EnumType type : to.enums()) {
            if (!from.enums().has(type.name()) || wentEarly.contains(type.name())) {
                operations.add(new CreateEnum(type));
            } else {
                addValues(from.enumType(type.name()).values(), type, operations);
            }
        }
    }

    /** Each new value goes right before the next of the old ones that stay. */
    private static void addValues(List<String> before, EnumType after, List<Operation> operations) {
        List<String> values = after.values();
        for (int i = 0; i < values.size(); i++) {
            if (!before.contains(values.get(i))) {
                Optional<String> next = values.subList(i, values.size()).stream().filter(before::contains).findFirst();
                operations.add(new AddEnumValue(after.name(), values.get(i), next));
            }
        }
    }

    void clear(Set<Name> wentEarly, List<Operation> operations) {
        for (EnumType type : from.enums()) {
            if (to.enums().has(type.name()) && !wentEarly.contains(type.name())) {
                List<String> after = to.enumType(type.name()).values();
                type.values().stream()
                        .filter(value -> !after.contains(value))
                        .forEach(value -> operations.add(new DropEnumValue(type.name(), value)));
            }
        }
    }
}
