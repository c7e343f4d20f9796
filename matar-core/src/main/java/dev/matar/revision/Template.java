package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.Map;
import java.util.TreeSet;

/**
 * A text with {@code ${name}} in it, to be filled in.
 *
 * <p>There is no logic in a template, so that none can go wrong in it: all of it is in the values.
 */
public record Template(String name, String text) {

    /** Puts the values in; refuses a name that has none. */
    public String fill(Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            String key = close < 0 ? text.substring(open) : text.substring(open + 2, close);
            if (close < 0 || !values.containsKey(key)) {
                throw new Refusal(
                        "invalid-template",
                        "The template " + name + " asks for " + key + ", line " + line(open) + ".",
                        "It can ask for ${" + String.join("}, ${", new TreeSet<>(values.keySet())) + "}.");
            }
            out.append(text, at, open).append(values.get(key));
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private long line(int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
