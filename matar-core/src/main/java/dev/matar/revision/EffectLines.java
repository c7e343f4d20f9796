package dev.matar.revision;

import java.util.Locale;

/** Puts what a section of an SQL revision does to the schema below the line that begins it; nothing else in the file changes. */
public final class EffectLines {

    private static final String EFFECT = "effect:";

    private EffectLines() {}

    /**
     * The text of the file with these lines, in place of those that the section has.
     *
     * @param lines each of them a comment, ended by a line feed
     */
    public static String in(String text, Step.Direction direction, String lines) {
        String section = direction == Step.Direction.UP ? "upgrade" : "downgrade";
        StringBuilder out = new StringBuilder();
        boolean inside = false;
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            String line = text.substring(start, end);
            String mark = mark(line);
            boolean begins = mark.equals(section);
            inside = begins || inside && !mark.equals("upgrade") && !mark.equals("downgrade");
            if (!inside || !mark.startsWith(EFFECT)) {
                out.append(line);
            }
            if (begins) {
                out.append(newline < 0 ? "\n" : "").append(line.endsWith("\r\n") ? lines.replace("\n", "\r\n") : lines);
            }
            start = end;
        }
        return out.toString();
    }

    /** What stands behind the dashes of a line, as the reader of the file takes it; empty where it is no comment. */
    private static String mark(String line) {
        int from = line.startsWith("\uFEFF") ? 1 : 0;
        while (from < line.length() && line.charAt(from) <= ' ') {
            from++;
        }
        return line.startsWith("--", from) ? line.substring(from + 2).strip().toLowerCase(Locale.ROOT) : "";
    }
}
