package dev.matar.notation;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A text in quotes that was read. A quote in it is doubled; after an {@code e} before the first quote, a backslash begins a
 * line feed {@code \n}, carriage return {@code \r}, tab {@code \t}, backslash {@code \\} or any character {@code \}{@code uXXXX}.
 *
 * @param end the place after its last quote
 */
record Quoted(String text, int end) {

    /** The text that opens at {@code start}; absent where it does not close or an escape is unknown. */
    static Optional<Quoted> at(String line, int start, char quote) {
        boolean escapes = line.charAt(start) != quote;
        StringBuilder text = new StringBuilder();
        for (int i = escapes ? start + 2 : start + 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == quote && !line.startsWith(String.valueOf(quote), i + 1)) {
                return Optional.of(new Quoted(text.toString(), i + 1));
            }
            if (c == quote) {
                i++;
            } else if (c == '\\' && escapes) {
                int read = escape(line, i + 1, text);
                if (read == 0) {
                    return Optional.empty();
                }
                i += read;
                continue;
            }
            text.append(c);
        }
        return Optional.empty();
    }

    /** Appends what the escape at {@code at} stands for; its length, 0 for an unknown one. */
    private static int escape(String line, int at, StringBuilder text) {
        int known = at < line.length() ? "nrt\\".indexOf(line.charAt(at)) : -1;
        if (known >= 0) {
            text.append("\n\r\t\\".charAt(known));
            return 1;
        }
        if (line.startsWith("u", at) && line.length() >= at + 5) {
            try {
                text.append((char) HexFormat.fromHexDigits(line, at + 1, at + 5));
                return 5;
            } catch (IllegalArgumentException e) {
                return 0;
            }
        }
        return 0;
    }
}
