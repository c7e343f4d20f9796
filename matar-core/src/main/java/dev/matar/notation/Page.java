package dev.matar.notation;

import java.util.stream.Stream;

/** Lines that are being written, each at its depth. */
final class Page {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    void line(String line) {
        out.append(STEP.repeat(depth)).append(line).append('\n');
    }

    /** Lines that stand apart from those before them. */
    void paragraph(Runnable lines) {
        if (out.length() > 0) {
            out.append('\n');
        }
        lines.run();
    }

    /** What is written meanwhile belongs to the line before and stands deeper. */
    void indented(Runnable members) {
        depth++;
        members.run();
        depth--;
    }

    /** Free text behind a bar; of several lines each behind its own bar, below the head. */
    void text(String head, String text) {
        if (!Words.isBarred(text)) {
            line(head + " " + Words.string(text));
        } else if (text.indexOf('\n') < 0) {
            line(barred(head + " ", text));
        } else {
            line(head);
            indented(() -> Stream.of(text.split("\n", -1)).forEach(each -> line(barred("", each))));
        }
    }

    private static String barred(String before, String line) {
        return line.isEmpty() ? before + "|" : before + "| " + line;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
