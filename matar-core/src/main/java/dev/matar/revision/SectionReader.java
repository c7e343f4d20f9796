package dev.matar.revision;

import dev.matar.revision.SqlRevision.Block;
import dev.matar.revision.SqlRevision.Effect;
import dev.matar.revision.SqlRevision.Section;
import java.util.ArrayList;
import java.util.List;

/** Collects the blocks and effects of one section of an SQL revision. */
final class SectionReader {

    private static final String EFFECT = "effect:";

    private final SourceText source;
    private final int start;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private boolean autocommit;
    private int blockStart;
    private int blockLine;
    private boolean ended;

    /**
     * @param start where the section's own line begins
     * @param blockStart where its text begins
     * @param blockLine the number of the line on which its text begins
     */
    SectionReader(SourceText source, int start, int blockStart, int blockLine) {
        this.source = source;
        this.start = start;
        this.blockStart = blockStart;
        this.blockLine = blockLine;
    }

    int start() {
        return start;
    }

    /** Takes a comment line, of which {@code comment} is what stands behind the dashes. */
    void comment(int lineStart, int lineEnd, int line, String comment) {
        if (comment.regionMatches(true, 0, EFFECT, 0, EFFECT.length())) {
            String text = comment.substring(EFFECT.length());
            effects.add(new Effect(text.startsWith(" ") ? text.substring(1) : text, line));
        } else if (comment.equalsIgnoreCase("autocommit")) {
            turnAutocommit(true, lineStart, lineEnd, line);
        } else if (comment.equalsIgnoreCase("end autocommit")) {
            turnAutocommit(false, lineStart, lineEnd, line);
        }
    }

    /** The section, which ends at a position unless it ended before. */
    Section section(int end) {
        end(end);
        return new Section(blocks, effects);
    }

    void end(int end) {
        if (!ended) {
            endBlock(end);
        }
        ended = true;
    }

    private void turnAutocommit(boolean on, int lineStart, int lineEnd, int line) {
        if (autocommit == on) {
            String problem =
                    on ? "-- autocommit stands within another." : "-- end autocommit has no -- autocommit before it.";
            throw source.refusal(lineStart, problem, "Remove this line.");
        }
        endBlock(lineStart);
        autocommit = on;
        blockStart = lineEnd;
        blockLine = line + 1;
    }

    /** Blank lines at the ends of a block belong to the file, not to the SQL. */
    private void endBlock(int end) {
        String text = source.text().substring(blockStart, end).stripTrailing();
        int first = text.length() - text.stripLeading().length();
        int lineStart = text.lastIndexOf('\n', first) + 1;
        if (!text.isEmpty()) {
            int line = blockLine + (int) text.substring(0, lineStart).chars().filter(c -> c == '\n').count();
            blocks.add(new Block(text.substring(lineStart), line, autocommit));
        }
    }
}
