package dev.matar.diff;

import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names with dots in between as they stand in hints; a part that is no plain word stands in double quotes. */
final class HintWords {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_$-]+");

    private HintWords() {}

    static String write(Name name) {
        return name.namespace().isEmpty() ? write(name.local()) : write(name.namespace()) + "." + write(name.local());
    }

    static String write(String part) {
        return PLAIN.matcher(part).matches() ? part : '"' + part.replace("\"", "\"\"") + '"';
    }

    /** The texts between a sign that stands outside of double quotes, blanks around them cut off. */
    static List<String> split(String text, char sign) {
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
    static List<String> parts(String name) {
        return split(name, '.').stream().map(part -> unquoted(part, name)).toList();
    }

    private static String unquoted(String part, String name) {
        boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
        String inner = quoted ? part.substring(1, part.length() - 1) : part;
        if (inner.isEmpty() || inner.replace("\"\"", "").contains("\"")) {
            throw new Refusal(
                    "invalid-hint",
                    "«" + name + "» is no name.",
                    "Write words with dots in between; one that holds a dot, a blank or a quote stands in double quotes, its quotes doubled.");
        }
        return quoted ? inner.replace("\"\"", "\"") : inner;
    }
}
