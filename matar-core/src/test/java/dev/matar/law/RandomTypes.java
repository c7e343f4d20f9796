package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Types, what can be done with them, and defaults that fit them. */
final class RandomTypes {

    private final Dice dice;
    private final Features features;

    RandomTypes(Dice dice, Features features) {
        this.dice = dice;
        this.features = features;
    }

    Type any(Schema schema) {
        if (dice.chance(50)) {
            return keyable();
        }
        List<Type> types = new ArrayList<>(List.of(
                new Type.Text(),
                new Type.Boolean(),
                new Type.Real(),
                new Type.Double(),
                new Type.Char(dice.between(10, 20)),
                new Type.Time(false, OptionalInt.empty()),
                new Type.Binary(OptionalInt.empty()),
                new Type.Json(features.can(Feature.SEVERAL_JSONS) && dice.chance(50))));
        if (features.can(Feature.INTERVALS)) {
            types.add(new Type.Interval());
        }
        if (features.can(Feature.TIME_ZONES)) {
            types.add(new Type.Timestamp(true, OptionalInt.empty()));
        }
        if (features.can(Feature.ARRAYS)) {
            types.add(new Type.Array(new Type.Integer()));
        }
        schema.enums().forEach(e -> types.add(new Type.Enum(e.name())));
        return dice.pick(types);
    }

    /** A type whose values are told apart on every engine, fit for keys. */
    Type keyable() {
        return dice.pick(List.of(
                new Type.Integer(),
                new Type.Integer(),
                new Type.BigInt(),
                new Type.BigInt(),
                new Type.SmallInt(),
                new Type.Varchar(OptionalInt.of(20)),
                new Type.Varchar(OptionalInt.of(dice.between(10, 250))),
                new Type.Uuid(),
                new Type.Decimal(OptionalInt.of(dice.between(10, 18)), OptionalInt.of(2)),
                new Type.Date(),
                new Type.Timestamp(false, OptionalInt.empty())));
    }

    static boolean isKeyable(Type type) {
        return isWhole(type)
                || type instanceof Type.Varchar
                || type instanceof Type.Uuid
                || type instanceof Type.Decimal
                || type instanceof Type.Date
                || type instanceof Type.Timestamp moment && !moment.withTimeZone();
    }

    boolean isIndexable(Type type) {
        return isKeyable(type) || type instanceof Type.Boolean || type instanceof Type.Text && features.can(Feature.INDEXED_TEXT);
    }

    static boolean isWhole(Type type) {
        return type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
    }

    static boolean isText(Type type) {
        return type instanceof Type.Varchar || type instanceof Type.Text;
    }

    /** Another type that every value at hand can be turned into and back; the same one where there is none. */
    Type convertible(Type type) {
        if (isWhole(type) || isText(type) || type instanceof Type.Decimal) {
            List<Type> family = List.of(
                    new Type.SmallInt(),
                    new Type.Integer(),
                    new Type.BigInt(),
                    new Type.Text(),
                    new Type.Varchar(OptionalInt.of(dice.between(10, 250))),
                    new Type.Decimal(OptionalInt.of(dice.between(10, 18)), OptionalInt.of(2)));
            Type other = dice.pick(family);
            // A decimal's text has a point in it, which no whole number takes back.
            return type instanceof Type.Decimal && isText(other) || isText(type) && other instanceof Type.Decimal ? type : other;
        }
        if (type instanceof Type.Real || type instanceof Type.Double) {
            return type instanceof Type.Real ? new Type.Double() : new Type.Real();
        }
        return type;
    }

    static boolean isConvertible(Type from, Type to) {
        boolean numbers = isNumberLike(from) && isNumberLike(to);
        boolean floats = isFloat(from) && isFloat(to);
        return from.equals(to) || numbers || floats;
    }

    private static boolean isNumberLike(Type type) {
        return isWhole(type) || isText(type) || type instanceof Type.Decimal;
    }

    private static boolean isFloat(Type type) {
        return type instanceof Type.Real || type instanceof Type.Double;
    }

    /** A constant or an expression that fits the type; none where nothing fits. */
    Default defaultOf(Type type, Schema schema) {
        if (isWhole(type) && dice.chance(30) && !schema.sequences().isEmpty()) {
            return new Default.Expression(nextValue(dice.pick(List.copyOf(schema.sequences().keys()))));
        } else if (isWhole(type)) {
            return new Default.Value(dice.below(100));
        } else if (type instanceof Type.Decimal) {
            return new Default.Value(new BigDecimal("1.25"));
        } else if (isText(type)) {
            return new Default.Value(dice.pick(List.of("", "hi", "it's", "naïve", "a \"q\"", "50%")));
        } else if (type instanceof Type.Boolean) {
            return new Default.Value(dice.chance(50));
        } else if (type instanceof Type.Timestamp) {
            return new Default.Expression("current_timestamp");
        } else if (type instanceof Type.Date) {
            return new Default.Expression("current_date");
        } else if (type instanceof Type.Enum of) {
            List<String> values = schema.enumType(of.name()).values();
            return values.isEmpty() ? Default.NONE : new Default.Value(dice.pick(values));
        }
        return Default.NONE;
    }

    private String nextValue(Name sequence) {
        String name = RandomNames.quoted(sequence);
        return String.format(features.nextValue(), features.nextValue().contains("'") ? name.replace("'", "''") : name);
    }

    EnumType enumType(Name name) {
        return new EnumType(name, dice.some(List.of("draft", "published", "it's", "two words", "Ünicode", "GONE"), 5));
    }
}
