package dev.matar.diff;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What columns become while an enum type or sequence that they use is taken away early, to make room for another.
 *
 * @param enums the enum types that go early; their values pass as text
 * @param sequences the sequences that go early
 */
record Passage(Set<Name> enums, Collection<Name> sequences) {

    static final Passage NONE = new Passage(Set.of(), Set.of());

    Column through(Column column) {
        Column passing = isRetyped(column) ? column.type(text(column.type())) : column;
        boolean draws = column.defaultValue() instanceof Default.Expression next && sequences.stream().anyMatch(next::draws);
        return draws ? passing.from(Default.NONE) : passing;
    }

    boolean isRetyped(Column column) {
        return !enums.isEmpty() && column.type().enumType().filter(enums::contains).isPresent();
    }

    private static Type text(Type type) {
        if (type instanceof Type.Array array) {
            return new Type.Array(text(array.of()));
        } else if (type instanceof Type.Variant variant) {
            Map<String, Type> same = new TreeMap<>(variant.byDialect());
            return new Type.Variant(text(variant.otherwise()), same);
        }
        return new Type.Text();
    }
}
