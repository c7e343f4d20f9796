package dev.matar.notation;

import dev.matar.schema.Type;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Column types. */
final class TypeText {

    /** Types that are one word and nothing else. */
    private static final Map<String, Type> WORDS = Map.ofEntries(
            Map.entry("text", new Type.Text()),
            Map.entry("smallint", new Type.SmallInt()),
            Map.entry("integer", new Type.Integer()),
            Map.entry("bigint", new Type.BigInt()),
            Map.entry("boolean", new Type.Boolean()),
            Map.entry("real", new Type.Real()),
            Map.entry("double", new Type.Double()),
            Map.entry("date", new Type.Date()),
            Map.entry("interval", new Type.Interval()),
            Map.entry("json", new Type.Json(false)),
            Map.entry("jsonb", new Type.Json(true)),
            Map.entry("uuid", new Type.Uuid()));

    /** Types within types, at most; no database comes near it. */
    private static final int DEEPEST = 50;

    private static final Map<Type, String> BY_TYPE =
            WORDS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private TypeText() {}

    static String write(Type type) {
        if (type instanceof Type.Variant variant) {
            return operand(variant.otherwise())
                    + variant.byDialect().entrySet().stream()
                            .map(e -> " on " + Words.name(e.getKey()) + " " + operand(e.getValue()))
                            .collect(Collectors.joining());
        }
        if (type instanceof Type.Array array) {
            return operand(array.of()) + "[]";
        }
        if (type instanceof Type.Enum named) {
            return "enum " + Words.name(named.name());
        }
        return type instanceof Type.Native other ? "native " + Words.string(other.spelling()) : measured(type);
    }

    private static String measured(Type type) {
        if (type instanceof Type.Char c) {
            return "char(" + c.length() + ")";
        }
        if (type instanceof Type.Varchar varchar) {
            return "varchar" + measure(varchar.length());
        }
        if (type instanceof Type.Binary binary) {
            return "binary" + measure(binary.length());
        }
        if (type instanceof Type.Decimal decimal) {
            return decimal.scale().isPresent()
                    ? "decimal(" + decimal.precision().orElseThrow() + ", " + decimal.scale().getAsInt() + ")"
                    : "decimal" + measure(decimal.precision());
        }
        if (type instanceof Type.Time time) {
            return "time" + measure(time.precision()) + zone(time.withTimeZone());
        }
        if (type instanceof Type.Timestamp timestamp) {
            return "timestamp" + measure(timestamp.precision()) + zone(timestamp.withTimeZone());
        }
        return BY_TYPE.get(type);
    }

    private static String operand(Type type) {
        return type instanceof Type.Variant ? "(" + write(type) + ")" : write(type);
    }

    private static String measure(OptionalInt measure) {
        return measure.isPresent() ? "(" + measure.getAsInt() + ")" : "";
    }

    private static String zone(boolean withTimeZone) {
        return withTimeZone ? " with time zone" : "";
    }

    static Type read(Cursor in) {
        return read(in, 0);
    }

    private static Type read(Cursor in, int depth) {
        Type type = array(in, depth);
        Map<String, Type> byDialect = new TreeMap<>();
        while (in.take("on")) {
            String dialect = in.name();
            if (byDialect.put(dialect, array(in, depth)) != null) {
                throw in.expected("another dialect than " + dialect + " again");
            }
        }
        return byDialect.isEmpty() ? type : new Type.Variant(type, byDialect);
    }

    private static Type array(Cursor in, int depth) {
        Type type = single(in, depth);
        for (int dimension = depth; in.take('['); dimension++) {
            if (dimension > DEEPEST) {
                throw in.expected("no more than " + DEEPEST + " dimensions");
            }
            in.expect(']');
            type = new Type.Array(type);
        }
        return type;
    }

    private static Type single(Cursor in, int depth) {
        if (depth < DEEPEST && in.take('(')) {
            Type type = read(in, depth + 1);
            in.expect(')');
            return type;
        }
        if (in.take("enum")) {
            return new Type.Enum(in.qualifiedName());
        }
        return in.take("native") ? new Type.Native(in.string()) : measured(in);
    }

    private static Type measured(Cursor in) {
        if (in.take("char")) {
            return new Type.Char(measure(in).orElseThrow(() -> in.expected("a length in parentheses")));
        }
        if (in.take("varchar")) {
            return new Type.Varchar(measure(in));
        }
        if (in.take("binary")) {
            return new Type.Binary(measure(in));
        }
        if (in.take("decimal")) {
            return decimal(in);
        }
        if (in.take("time")) {
            OptionalInt precision = measure(in);
            return new Type.Time(in.take("with time zone"), precision);
        }
        if (in.take("timestamp")) {
            OptionalInt precision = measure(in);
            return new Type.Timestamp(in.take("with time zone"), precision);
        }
        return word(in);
    }

    private static Type decimal(Cursor in) {
        if (!in.take('(')) {
            return new Type.Decimal(OptionalInt.empty(), OptionalInt.empty());
        }
        int precision = in.smallInteger();
        OptionalInt scale = in.take(',') ? OptionalInt.of(in.smallInteger()) : OptionalInt.empty();
        in.expect(')');
        return new Type.Decimal(OptionalInt.of(precision), scale);
    }

    private static OptionalInt measure(Cursor in) {
        if (!in.take('(')) {
            return OptionalInt.empty();
        }
        int measure = in.smallInteger();
        in.expect(')');
        return OptionalInt.of(measure);
    }

    private static Type word(Cursor in) {
        for (Map.Entry<String, Type> word : WORDS.entrySet()) {
            if (in.take(word.getKey())) {
                return word.getValue();
            }
        }
        throw in.expected("a type (char, varchar, binary, decimal, time, timestamp, enum NAME, native '…', "
                + WORDS.keySet().stream().sorted().collect(Collectors.joining(", ")) + ")");
    }
}
