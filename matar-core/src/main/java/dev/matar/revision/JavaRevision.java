package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.Optional;

/**
 * The head of a revision written in Java, read without compiling it.
 *
 * @param header what its {@code @Revision} annotation says; the message is the first paragraph of the class's Javadoc
 * @param className the name of its class, with its package
 */
public record JavaRevision(RevisionHeader header, String className) {

    /**
     * Reads the text of a file; a file without a revision, such as a class that revisions share, has none.
     *
     * @param file its name, for refusals
     * @throws Refusal {@code invalid-revision-file}, with file and line, when it is broken off, or the annotation holds
     *     something else than literals
     */
    public static Optional<JavaRevision> read(String text, String file) {
        return new JavaRevisionReader(new SourceText(file, text)).read();
    }
}
