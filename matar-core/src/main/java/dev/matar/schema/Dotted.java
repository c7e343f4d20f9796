package dev.matar.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names with dots in between as people type them; a part that is no plain word stands in double quotes. */
public final class Dotted {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$-]+");

    private Dotted() {}

    public static String write(Name name) {
        return name.namespace().isEmpty() ? write(name.local()) : write(name.namespace()) + "." + write(name.local());
    }

    public static String write(String part) {
        return PLAIN.matcher(part).matches() ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    /** The texts between a sign that stands outside of double quotes, blanks around them cut off. */
    public static List<String> split(String text, char sign) {
        List<String> pieces = new ArrayList<>();
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.charAt(i) == sign) {
                pieces.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        pieces.add(text.substring(begin).strip());
        return pieces;
    }

    /** The parts of a name, without their quotes. */
    public static List<String> parts(String name) {
        return split(name, '.').stream().map(part -> unquoted(part, name)).toList();
    }

    /** Whether a part stands in double quotes. */
    public static boolean isQuoted(String part) {
        return part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
    }

    /** A part of a name without its quotes; refused where they do not match. */
    public static String unquoted(String part, String name) {
        String inner = isQuoted(part) ? part.substring(1, part.length() - 1) : part;
        if (inner.isEmpty() || inner.replace("\"\"", "").contains("\"")) {
            throw new Refusal(
                    "invalid-name",
                    "«" + name + "» is no name.",
                    "Write words with dots in between; one that holds a dot, a blank or a quote stands in double quotes, its quotes doubled.");
        }
        return isQuoted(part) ? inner.replace("\"\"", "\"") : inner;
    }
}
