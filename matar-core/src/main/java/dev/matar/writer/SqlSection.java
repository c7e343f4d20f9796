package dev.matar.writer;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The text of a section of an SQL revision, as its reader takes it apart again. */
final class SqlSection {

    private static final String EFFECT = "effect:";

    /** What a comment may not be, as it would be a line of the file's own. */
    private static final Set<String> MARKS = Set.of("upgrade", "downgrade", "autocommit", "end autocommit");

    private final StringBuilder out = new StringBuilder();
    /** Comments and effects, which stand with the statement that follows them. */
    private final List<String> held = new ArrayList<>();
    private boolean autocommit;
    private boolean apart;

    /** Begins what stands apart from what was before. */
    void paragraph() {
        release();
        apart = true;
    }

    void comment(String text) {
        held.add(("-- " + (isOwn(text) ? "> " : "") + text).stripTrailing());
    }

    /** An empty one declares that nothing is done. */
    void effect(String notation) {
        if (notation.isEmpty()) {
            held.add("-- " + EFFECT);
        }
        notation.lines().forEach(line -> held.add("-- " + EFFECT + " " + line));
    }

    /** A statement, or several, with what ends them. */
    void statement(String sql, boolean transactional) {
        sql.lines().filter(SqlSection::isOwnLine).findFirst().ifPresent(line -> {
            throw new Refusal(
                    "unwritable-operation",
                    "SQL has the line «" + line.strip() + "», which in a file of SQL would be one of the file's own.",
                    "Write this revision in Java, or change that line.");
        });
        if (autocommit == transactional) {
            turn();
        }
        release();
        line(sql);
    }

    private void turn() {
        if (autocommit) {
            out.append("-- end autocommit\n");
        } else {
            line("-- autocommit");
        }
        autocommit = !autocommit;
    }

    private void release() {
        held.forEach(this::line);
        held.clear();
    }

    private void line(String line) {
        out.append(apart && out.length() > 0 ? "\n" : "").append(line).append('\n');
        apart = false;
    }

    private static boolean isOwnLine(String line) {
        int start = 0;
        while (start < line.length() && line.charAt(start) <= ' ') {
            start++;
        }
        return line.startsWith("--", start) && isOwn(line.substring(start + 2));
    }

    private static boolean isOwn(String comment) {
        String text = comment.strip();
        return MARKS.contains(text.toLowerCase(Locale.ROOT)) || text.regionMatches(true, 0, EFFECT, 0, EFFECT.length());
    }

    @Override
    public String toString() {
        release();
        return out + (autocommit ? "-- end autocommit\n" : "");
    }
}
