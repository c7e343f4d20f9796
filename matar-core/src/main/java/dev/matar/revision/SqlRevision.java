package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.List;

/**
 * A revision written in SQL: a header of comments, and the two sections that move a database up and down.
 *
 * <pre>
 * -- revision: 4640e9af0234
 * -- revises: 29edbf20051e
 * -- depends_on:
 * -- branch_labels:
 * -- message: create organization table
 * -- created: 2023-04-28T01:59:42.015293
 *
 * -- upgrade
 * -- effect: …
 * CREATE TABLE organization (…);
 *
 * -- autocommit
 * CREATE INDEX CONCURRENTLY …;
 * -- end autocommit
 *
 * -- downgrade
 * DROP TABLE organization;
 * </pre>
 *
 * <p>Only {@code revision} must be there; lists are separated by commas. A section may be empty, but not left out.
 */
public record SqlRevision(RevisionHeader header, Section upgrade, Section downgrade) {

    /**
     * One direction of the revision.
     *
     * @param blocks its SQL, in its order
     * @param effects what its {@code -- effect:} lines declare, in their order
     */
    public record Section(List<Block> blocks, List<Effect> effects) {
        public Section {
            blocks = List.copyOf(blocks);
            effects = List.copyOf(effects);
        }
    }

    /**
     * Neighbouring statements of a section.
     *
     * @param sql the text, comments included
     * @param line the number of its first line in the file
     * @param autocommit whether its statements run outside of a transaction
     */
    public record Block(String sql, int line, boolean autocommit) {}

    /** What stands behind {@code -- effect:} and one blank, its indentation kept, and the number of its line. */
    public record Effect(String text, int line) {}

    /**
     * Reads the text of a file.
     *
     * @param file its name, for refusals
     * @throws Refusal {@code invalid-revision-file}, with file and line, when it is not of the form above
     */
    public static SqlRevision read(String text, String file) {
        return new SqlRevisionReader(new SourceText(file, text)).read();
    }
}
