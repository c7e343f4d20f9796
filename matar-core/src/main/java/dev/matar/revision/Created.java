package dev.matar.revision;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Reads {@code 2023-04-28T01:59:42.015293}, seconds and their fraction optional, a blank allowed in place of the T.
 *
 * <p>By hand, since the JDK's formatter takes longer to load than a thousand headers take to read.
 */
final class Created {

    private static final String SHAPE = "0000-00-00T00:00:00.";

    private Created() {}

    /** The time; absent where the text is blank, and refused where it is anything else. */
    static Optional<LocalDateTime> read(String text, SourceText source, int position) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<LocalDateTime> time = parse(text.strip());
        if (time.isEmpty()) {
            throw source.refusal(
                    position,
                    "created is no time: " + SourceText.brief(text.strip()) + ".",
                    "Write it as in 2023-04-28T01:59:42.015293.");
        }
        return time;
    }

    static Optional<LocalDateTime> parse(String text) {
        if (text.length() != 16 && text.length() < 19 || text.length() == 20 || text.length() > 29 || !hasShape(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    text.length() > 16 ? number(text, 17, 19) : 0,
                    text.length() > 20 ? nanos(text) : 0));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean hasShape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char wanted = i < SHAPE.length() ? SHAPE.charAt(i) : '0';
            boolean fits = wanted == '0' ? c >= '0' && c <= '9' : c == wanted || wanted == 'T' && c == ' ';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int nanos(String text) {
        int nanos = number(text, 20, text.length());
        for (int digits = text.length() - 20; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
