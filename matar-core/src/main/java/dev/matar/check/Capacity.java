package dev.matar.check;

import dev.matar.schema.Type;
import java.util.Optional;
import java.util.OptionalInt;

/** Which types hold every value of which others. */
final class Capacity {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    /**
     * The decimal digits of a number's type.
     *
     * @param needed before the point, for its largest value
     * @param held before the point, so many of any kind
     * @param fraction behind the point
     */
    private record Digits(int needed, int held, int fraction) {}

    private Capacity() {}

    static boolean holdsAll(Type from, Type to) {
        if (from instanceof Type.Variant variant) {
            return holdsAll(variant.otherwise(), to);
        } else if (to instanceof Type.Variant variant) {
            return holdsAll(from, variant.otherwise());
        } else if (from.equals(to)) {
            return true;
        } else if (from instanceof Type.Array one && to instanceof Type.Array other) {
            return holdsAll(one.of(), other.of());
        } else if (length(to) > 0) {
            return length(to) == NO_LIMIT || length(from) > 0 && length(from) <= length(to);
        } else if (digits(from) != null && digits(to) != null) {
            return digits(from).needed() <= digits(to).held() && digits(from).fraction() <= digits(to).fraction();
        }
        return holdsAllBeside(from, to);
    }

    /** Whether text only gets more room, for which databases need not touch a row. */
    static boolean isWiderText(Type from, Type to) {
        boolean varying = !(from instanceof Type.Char || to instanceof Type.Char);
        return varying && length(from) > 0 && length(to) > 0 && holdsAll(from, to);
    }

    /**
     * Which values are cut or rounded where another type does not hold them all; none where the database refuses those that do not
     * fit.
     */
    static Optional<Stake.Portion> lost(Type from, Type to) {
        Type old = from instanceof Type.Variant variant ? variant.otherwise() : from;
        Type other = to instanceof Type.Variant variant ? variant.otherwise() : to;
        if (length(old) > 0 && length(other) > 0) {
            return Optional.of(new Stake.LongerThan(length(other)));
        } else if (digits(old) != null && digits(other) != null) {
            int fraction = digits(other).fraction();
            return digits(old).fraction() > fraction ? Optional.of(new Stake.FinerThan(fraction)) : Optional.empty();
        }
        return Optional.of(isCast(old, other) ? new Stake.Altered(from, to) : new Stake.All());
    }

    /** Whether every engine casts values of one type to the other and back. */
    private static boolean isCast(Type from, Type to) {
        return isNumber(from) && isNumber(to)
                || isMoment(from) && isMoment(to)
                || isZoned(from) && isZoned(to) && from.getClass() == to.getClass()
                || length(from) > 0 && isTold(to)
                || isTold(from) && length(to) > 0;
    }

    private static boolean isNumber(Type type) {
        return digits(type) != null || type instanceof Type.Real || type instanceof Type.Double || type instanceof Type.Boolean;
    }

    /** Whether values are no others in another zone. */
    private static boolean isMoment(Type type) {
        return type instanceof Type.Date || (type instanceof Type.Time || type instanceof Type.Timestamp) && !isZoned(type);
    }

    /** Whether every engine reads its values from text. */
    private static boolean isTold(Type type) {
        return isNumber(type) || isMoment(type);
    }

    private static boolean isZoned(Type type) {
        return type instanceof Type.Timestamp moment && moment.withTimeZone() || type instanceof Type.Time time && time.withTimeZone();
    }

    private static boolean holdsAllBeside(Type from, Type to) {
        if (to instanceof Type.Double) {
            return from instanceof Type.Real || from instanceof Type.SmallInt || from instanceof Type.Integer;
        } else if (to instanceof Type.Timestamp moment) {
            return from instanceof Type.Date && !moment.withTimeZone()
                    || from instanceof Type.Timestamp old
                            && old.withTimeZone() == moment.withTimeZone()
                            && fits(old.precision(), moment.precision());
        } else if (to instanceof Type.Time time) {
            return from instanceof Type.Time old
                    && old.withTimeZone() == time.withTimeZone()
                    && fits(old.precision(), time.precision());
        } else if (to instanceof Type.Binary bytes) {
            return from instanceof Type.Binary old && fits(old.length(), bytes.length());
        }
        return false;
    }

    private static boolean fits(OptionalInt from, OptionalInt to) {
        return to.isEmpty() || from.isPresent() && from.getAsInt() <= to.getAsInt();
    }

    /** The length of a type of text; 0 for other types. */
    private static int length(Type type) {
        if (type instanceof Type.Text) {
            return NO_LIMIT;
        } else if (type instanceof Type.Varchar text) {
            return text.length().orElse(NO_LIMIT);
        }
        return type instanceof Type.Char text ? text.length() : 0;
    }

    private static Digits digits(Type type) {
        if (type instanceof Type.SmallInt) {
            return new Digits(5, 4, 0);
        } else if (type instanceof Type.Integer) {
            return new Digits(10, 9, 0);
        } else if (type instanceof Type.BigInt) {
            return new Digits(19, 18, 0);
        } else if (type instanceof Type.Decimal number) {
            int fraction = number.precision().isPresent() ? number.scale().orElse(0) : NO_LIMIT;
            int whole = number.precision().isPresent() ? number.precision().getAsInt() - fraction : NO_LIMIT;
            return new Digits(whole, whole, fraction);
        }
        return null;
    }
}
