package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * A revision as it stands in its file; nothing of it was compiled or run.
 *
 * @param header what it says of itself
 * @param path its file
 * @param format what it is written in
 * @param className in Java the name of its class, with its package; empty otherwise
 * @param sum the sum of its bytes, as {@link ByteSum} has it
 */
public record RevisionFile(RevisionHeader header, Path path, RevisionFormat format, String className, String sum) {

    /**
     * Reads a file's header by the format that its name ends with; a Java file that holds no revision has none.
     *
     * @throws Refusal {@code unreadable-revision-file}; or {@code invalid-revision-file}, with file and line
     */
    public static Optional<RevisionFile> read(Path path) {
        byte[] content = SourceText.bytes(path);
        SourceText source = SourceText.of(path, content);
        if (path.toString().endsWith(RevisionFormat.SQL.extension())) {
            RevisionHeader header = SqlRevision.read(source.text(), source.file()).header();
            return Optional.of(new RevisionFile(header, path, RevisionFormat.SQL, "", ByteSum.of(content)));
        }
        Optional<JavaRevision> revision = JavaRevision.read(source.text(), source.file());
        return revision.isEmpty()
                ? Optional.empty()
                : Optional.of(new RevisionFile(
                        revision.get().header(), path, RevisionFormat.JAVA, revision.get().className(), ByteSum.of(content)));
    }

    /** The file's text, read now. */
    public String text() {
        return SourceText.read(path).text();
    }

    /** The sections of a revision in SQL, read now. */
    public SqlRevision sql() {
        return SqlRevision.read(text(), path.toString());
    }

    /** Writes the file's text anew, whole or not at all. */
    public void write(String text) {
        try {
            Path file = path.toRealPath();
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            Set<PosixFilePermission> permissions = view == null ? Set.of() : view.readAttributes().permissions();
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            if (view != null) {
                Files.setPosixFilePermissions(file, permissions);
            }
        } catch (IOException e) {
            throw new Refusal(
                    "unwritable-file", "The file " + path + " cannot be written: " + e, "Look whether you may write to its folder.", e);
        }
    }
}
