package dev.matar.schema;

import java.util.HashSet;
import java.util.List;

/** A named type whose values are listed, in the order in which they sort. */
public record EnumType(Name name, List<String> values) implements Member<Name> {

    public EnumType {
        values = List.copyOf(values);
        if (new HashSet<>(values).size() < values.size()) {
            throw new Refusal("duplicate-name", "The enum type " + name + " lists a value twice.", "List it once.");
        }
    }

    @Override
    public Name key() {
        return name;
    }
}
