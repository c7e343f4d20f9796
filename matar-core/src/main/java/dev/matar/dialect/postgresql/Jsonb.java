package dev.matar.dialect.postgresql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of JSON as a column of {@code jsonb} gives it back; see "JSON Types" in the manual. */
final class Jsonb {

    /** Short keys first, those of one length by their bytes. */
    private static final Comparator<String> KEYS = Comparator.comparing(
            key -> key.getBytes(StandardCharsets.UTF_8),
            Comparator.<byte[]>comparingInt(bytes -> bytes.length).thenComparing(Arrays::compareUnsigned));

    private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]*");
    private static final Pattern WORD = Pattern.compile("true|false|null");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern STRING =
            Pattern.compile("\"((?:[^\"\\\\\\x00-\\x1f]|\\\\[\"\\\\/bfnrt]|\\\\u\\p{XDigit}{4})*+)\"");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(....)|(.))");
    private static final String LETTERS = "bfnrt";
    private static final String CONTROLS = "\b\f\n\r\t";

    private final String text;
    private final Matcher in;
    private int at;

    private Jsonb(String text) {
        this.text = text;
        this.in = BLANKS.matcher(text);
    }

    /** The text itself where it is no JSON, which the server shall say. */
    static String normalize(String text) {
        Jsonb json = new Jsonb(text);
        try {
            String value = json.value();
            return json.next().isEmpty() ? value : text;
        } catch (IllegalArgumentException notJson) {
            return text;
        }
    }

    private String value() {
        return switch (next()) {
            case "{" -> object();
            case "[" -> array();
            case "\"" -> quote(string());
            case "t", "f", "n" -> take(WORD);
            default -> new BigDecimal(take(NUMBER)).toPlainString();
        };
    }

    /** Of two values of one key the last counts. */
    private String object() {
        Map<String, String> members = new TreeMap<>(KEYS);
        boolean first = true;
        for (at++; !skips("}"); first = false) {
            require(first || skips(","));
            next();
            String key = string();
            require(skips(":"));
            members.put(key, value());
        }
        StringJoiner all = new StringJoiner(", ", "{", "}");
        members.forEach((key, value) -> all.add(quote(key) + ": " + value));
        return all.toString();
    }

    private String array() {
        StringJoiner all = new StringJoiner(", ", "[", "]");
        boolean first = true;
        for (at++; !skips("]"); first = false) {
            require(first || skips(","));
            all.add(value());
        }
        return all.toString();
    }

    private String string() {
        take(STRING);
        return ESCAPE.matcher(in.group(1)).replaceAll(escape -> Matcher.quoteReplacement(unescape(escape.group(1), escape.group(2))));
    }

    private static String unescape(String hex, String letter) {
        if (hex == null) {
            int control = LETTERS.indexOf(letter);
            return control < 0 ? letter : CONTROLS.substring(control, control + 1);
        }
        char c = (char) Integer.parseInt(hex, 16);
        // Halves of a pair, and the one character that no text holds, are left to the server.
        require(c != 0 && !Character.isSurrogate(c));
        return String.valueOf(c);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            int control = CONTROLS.indexOf(c);
            if (control >= 0) {
                quoted.append('\\').append(LETTERS.charAt(control));
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The character behind blanks, which are skipped; empty at the end. */
    private String next() {
        take(BLANKS);
        return text.substring(at, Math.min(at + 1, text.length()));
    }

    private boolean skips(String character) {
        boolean found = next().equals(character);
        at += found ? 1 : 0;
        return found;
    }

    private String take(Pattern token) {
        in.usePattern(token).region(at, text.length());
        require(in.lookingAt());
        at = in.end();
        return in.group();
    }

    private static void require(boolean isJson) {
        if (!isJson) {
            throw new IllegalArgumentException();
        }
    }
}
