package dev.matar.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A logical column type; few in number, each dialect has its own spelling for it.
 *
 * <p>Lengths are in characters (of {@link Binary} in bytes), a {@code precision} of a time is its number of fractional digits
 * of a second. An absent number leaves the choice to the database.
 */
public sealed interface Type {

    record Char(int length) implements Type {}

    record Varchar(OptionalInt length) implements Type {}

    /** Character data of any length. */
    record Text() implements Type {}

    record SmallInt() implements Type {}

    record Integer() implements Type {}

    record BigInt() implements Type {}

    record Boolean() implements Type {}

    /** An exact number; the scale is absent where the precision is. */
    record Decimal(OptionalInt precision, OptionalInt scale) implements Type {

        public Decimal {
            if (scale.isPresent() && precision.isEmpty()) {
                throw new Refusal(
                        "invalid-type", "A decimal has a scale and no precision.", "Give its precision, or leave both out.");
            }
        }
    }

    /** A binary floating-point number of 4 bytes. */
    record Real() implements Type {}

    /** A binary floating-point number of 8 bytes. */
    record Double() implements Type {}

    record Date() implements Type {}

    record Time(boolean withTimeZone, OptionalInt precision) implements Type {}

    record Timestamp(boolean withTimeZone, OptionalInt precision) implements Type {}

    record Interval() implements Type {}

    record Binary(OptionalInt length) implements Type {}

    /** A JSON document; {@code binary} asks for the parsed form where the database has two (PostgreSQL: {@code jsonb}). */
    record Json(boolean binary) implements Type {}

    record Uuid() implements Type {}

    /** One of the values of an {@link EnumType} of the same schema. */
    record Enum(Name name) implements Type {}

    record Array(Type of) implements Type {}

    /** The database's own spelling, for what no other type says; taken and given back untouched. */
    record Native(String spelling) implements Type {}

    /** A type that is another one on some dialects, by the dialect's name; a variant of a variant is one of both. */
    record Variant(Type otherwise, Map<String, Type> byDialect) implements Type {

        public Variant {
            Map<String, Type> all = new TreeMap<>(otherwise instanceof Variant inner ? inner.byDialect() : Map.of());
            all.putAll(byDialect);
            byDialect = Collections.unmodifiableMap(all);
            otherwise = otherwise instanceof Variant inner ? inner.otherwise() : otherwise;
            if (byDialect.isEmpty()) {
                throw new Refusal("invalid-type", "A type has variants on no dialect.", "Name a dialect, or use the type alone.");
            }
        }
    }

    /** This type, but another one on one dialect ({@code sqlite}, {@code postgresql}, {@code h2} …). */
    default Type on(String dialect, Type other) {
        return new Variant(this, Map.of(dialect, other));
    }

    /** The enum type whose values it holds, be it in an array; of a variant, what it is on most dialects. */
    default Optional<Name> enumType() {
        if (this instanceof Variant variant) {
            return variant.otherwise().enumType();
        }
        return this instanceof Array array
                ? array.of().enumType()
                : Optional.ofNullable(this instanceof Enum type ? type.name() : null);
    }

    /** The type that a dialect has to deal with: any variant resolved, in arrays too. */
    default Type resolve(String dialect) {
        if (this instanceof Variant variant) {
            return variant.byDialect().getOrDefault(dialect, variant.otherwise()).resolve(dialect);
        }
        return this instanceof Array array ? new Array(array.of().resolve(dialect)) : this;
    }
}
