package dev.matar.revision;

import dev.matar.revision.SqlRevision.Section;
import java.util.List;

/** Reads an SQL revision line by line: comment lines make its header and its sections. */
final class SqlRevisionReader {

    private static final List<String> KEYS =
            List.of("revision", "revises", "depends_on", "branch_labels", "message", "created", "loses_data");
    private static final String FORM = "A revision in SQL begins with -- revision: and an id, and has the sections"
            + " -- upgrade and -- downgrade; either may be empty.";

    private final SourceText source;
    private final String text;
    private final String[] values = new String[KEYS.size()];
    private final int[] positions = new int[KEYS.size()];
    private SectionReader upgrade;
    private SectionReader downgrade;
    /** The section that the current line belongs to; none in the header. */
    private SectionReader section;

    SqlRevisionReader(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    SqlRevision read() {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int line = 1; start < text.length(); line++) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            readLine(start, end, line);
            start = end;
        }
        RevisionHeader header = header();
        return new SqlRevision(header, sectionOf(upgrade, "upgrade"), sectionOf(downgrade, "downgrade"));
    }

    private void readLine(int start, int end, int line) {
        int from = start;
        while (from < end && text.charAt(from) <= ' ') {
            from++;
        }
        if (from < end && text.startsWith("--", from)) {
            comment(start, end, line, text.substring(from + 2, end).strip());
        } else if (section == null && from < end) {
            throw source.refusal(start, "SQL stands before -- upgrade.", FORM);
        }
    }

    private void comment(int start, int end, int line, String comment) {
        if (comment.equalsIgnoreCase("upgrade")) {
            upgrade = begin(upgrade, "upgrade", start, end, line);
        } else if (comment.equalsIgnoreCase("downgrade")) {
            downgrade = begin(downgrade, "downgrade", start, end, line);
        } else if (section != null) {
            section.comment(start, end, line, comment);
        } else {
            keyAndValue(start, comment);
        }
    }

    private SectionReader begin(SectionReader sameName, String name, int start, int end, int line) {
        if (sameName != null) {
            throw source.refusal(
                    start,
                    "-- " + name + " begins a second time; the first is on line " + source.lineOf(sameName.start()) + ".",
                    "Put both together.");
        }
        if (section != null) {
            section.end(start);
        }
        section = new SectionReader(source, start, end, line + 1);
        return section;
    }

    /** A comment is a key with its value if it begins with one word and a colon. */
    private void keyAndValue(int start, String comment) {
        int colon = comment.indexOf(':');
        String name = comment.substring(0, Math.max(0, colon)).strip();
        if (!isWord(name) || comment.startsWith("//", colon + 1)) {
            return;
        }
        int key = KEYS.indexOf(name);
        if (key < 0) {
            throw source.refusal(
                    start,
                    "there is no header " + SourceText.brief(name) + ".",
                    "The headers are " + String.join(", ", KEYS) + "; a comment before -- upgrade must not begin with one word and a colon.");
        }
        if (values[key] != null) {
            String first = "the first is on line " + source.lineOf(positions[key]) + ".";
            throw source.refusal(start, name + " stands here a second time; " + first, "Keep one.");
        }
        values[key] = comment.substring(colon + 1).strip();
        positions[key] = start;
    }

    private static boolean isWord(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!Character.isLetterOrDigit(name.charAt(i)) && "_-".indexOf(name.charAt(i)) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private RevisionHeader header() {
        if (value(0).isEmpty()) {
            throw source.refusal(positions[0], "the revision has no id.", FORM);
        }
        return new RevisionHeader(
                value(0),
                SourceText.list(value(1)),
                SourceText.list(value(2)),
                SourceText.list(value(3)),
                value(4),
                Created.read(value(5), source, positions[5]),
                LossMark.read(SourceText.list(value(6)), source, positions[6]));
    }

    private String value(int key) {
        return values[key] == null ? "" : values[key];
    }

    private Section sectionOf(SectionReader reader, String name) {
        if (reader == null) {
            throw source.refusal(text.length() - 1, "the file ends without a section -- " + name + ".", FORM);
        }
        return reader.section(text.length());
    }
}
