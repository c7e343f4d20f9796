package dev.matar.diff;

import dev.matar.schema.Type;
import java.util.List;

/** How likely a column of one type is to have become a column of another while it got another name. */
final class TypeLikeness {

    /** Types among which values go to and fro. */
    private static final List<List<Class<? extends Type>>> FAMILIES = List.of(
            List.of(Type.Char.class, Type.Varchar.class, Type.Text.class),
            List.of(Type.SmallInt.class, Type.Integer.class, Type.BigInt.class),
            List.of(Type.Decimal.class, Type.Real.class, Type.Double.class),
            List.of(Type.Date.class, Type.Timestamp.class));

    private TypeLikeness() {}

    /** From 0, where no value can be taken over, to 1, the same type. */
    static double of(Type from, Type to) {
        if (from.equals(to)) {
            return 1;
        }
        if (from instanceof Type.Variant variant) {
            return of(variant.otherwise(), to);
        }
        if (to instanceof Type.Variant variant) {
            return of(from, variant.otherwise());
        }
        if (from instanceof Type.Array one && to instanceof Type.Array other) {
            return of(one.of(), other.of());
        }
        if (from.getClass().equals(to.getClass())) {
            return from instanceof Type.Native ? 0 : from instanceof Type.Enum ? 0.6 : 0.9;
        }
        return family(from) == family(to) && family(from) >= 0 ? 0.8 : ofStrangers(from, to);
    }

    private static double ofStrangers(Type from, Type to) {
        boolean numbers = isNumber(from) && isNumber(to);
        boolean text = family(from) == 0 && (to instanceof Type.Enum || to instanceof Type.Uuid || to instanceof Type.Json);
        boolean toText = family(to) == 0 && !(from instanceof Type.Binary || from instanceof Type.Array || from instanceof Type.Native);
        boolean flag = from instanceof Type.Boolean && family(to) == 1 || to instanceof Type.Boolean && family(from) == 1;
        return numbers ? 0.6 : text || toText || flag ? 0.3 : 0;
    }

    private static boolean isNumber(Type type) {
        return family(type) == 1 || family(type) == 2;
    }

    private static int family(Type type) {
        for (int i = 0; i < FAMILIES.size(); i++) {
            if (FAMILIES.get(i).contains(type.getClass())) {
                return i;
            }
        }
        return -1;
    }
}
