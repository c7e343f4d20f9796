package dev.matar.compare;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a schema somebody looks at.
 *
 * @param leftOut names of tables, views, sequences and enum types, such as {@code legacy_*} or {@code audit.*}; {@code *} stands for any
 *     letters, {@code ?} for one
 */
public record Sight(List<String> leftOut) {

    public Sight {
        leftOut = List.copyOf(leftOut);
    }

    public Schema of(Schema schema) {
        if (leftOut.isEmpty()) {
            return schema;
        }
        List<Pattern> patterns = leftOut.stream().map(Sight::pattern).toList();
        return new Selection(object -> patterns.stream().noneMatch(pattern -> pattern.matcher(text(object.key())).matches()), (table, part) -> true)
                .of(schema);
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString());
    }

    private static String text(Name name) {
        return name.namespace().isEmpty() ? name.local() : name.namespace() + "." + name.local();
    }
}
