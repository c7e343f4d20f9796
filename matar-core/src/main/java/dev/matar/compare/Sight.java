package dev.matar.compare;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a schema somebody looks at.
 *
 * <p>Names of tables, views, sequences and enum types, such as {@code legacy_*} or {@code audit.*}; {@code *} stands for any letters,
 * {@code ?} for one. What the tables that are seen use is seen, too.
 *
 * @param only what is seen; all where there are none
 * @param leftOut what of it is not
 */
public record Sight(List<String> only, List<String> leftOut) {

    /** Everything. */
    public static final Sight ALL = new Sight(List.of(), List.of());

    public Sight {
        only = List.copyOf(only);
        leftOut = List.copyOf(leftOut);
    }

    public Schema of(Schema schema) {
        if (equals(ALL)) {
            return schema;
        }
        List<Pattern> in = only.stream().map(Sight::pattern).toList();
        List<Pattern> out = leftOut.stream().map(Sight::pattern).toList();
        return new Selection(
                        object -> (in.isEmpty() || isNamed(object.key(), in)) && !isNamed(object.key(), out),
                        (table, part) -> true)
                .of(schema);
    }

    private static boolean isNamed(Name name, List<Pattern> patterns) {
        String text = name.namespace().isEmpty() ? name.local() : name.namespace() + "." + name.local();
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString());
    }
}
