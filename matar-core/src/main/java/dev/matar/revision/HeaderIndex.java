package dev.matar.revision;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Remembers the headers of files by size and time of change, so that files that stay need not be read again.
 *
 * <p>Kept as lines of text, one a file, below a checksum. Whatever is wrong with it, the files are read instead.
 */
final class HeaderIndex {

    /** File systems tell the time of a change to two seconds at worst; a younger file may yet change unnoticed. */
    private static final long COARSEST_CLOCK = 2_000;

    private static final String TITLE = "matar headers 1 ";

    private final Path file;
    private final long now = System.currentTimeMillis();
    private final Map<String, String> known = new HashMap<>();
    private final StringBuilder next = new StringBuilder();
    private int found;
    private boolean changed;

    private HeaderIndex(Path file) {
        this.file = file;
    }

    /** An index that remembers nothing. */
    static HeaderIndex none() {
        return new HeaderIndex(null);
    }

    /** The index that was saved in a folder; an empty one where there is none. */
    static HeaderIndex in(Path folder) {
        HeaderIndex index = new HeaderIndex(folder.resolve("headers.index"));
        index.load();
        return index;
    }

    /** As {@link RevisionFile#read}, or from memory. */
    Optional<RevisionFile> read(Path path) {
        if (file == null) {
            return RevisionFile.read(path);
        }
        File onDisk = path.toFile();
        long modified = onDisk.lastModified();
        String key = onDisk.getAbsolutePath() + "\t" + onDisk.length() + "\t" + modified;
        String line = known.get(key);
        if (line != null) {
            found++;
            remember(key, line);
            return HeaderLine.read(line, path);
        }
        Optional<RevisionFile> revision = RevisionFile.read(path);
        Optional<String> written = HeaderLine.write(revision);
        if (modified < now - COARSEST_CLOCK && written.isPresent() && key.indexOf('\n') < 0) {
            changed = true;
            remember(key, written.get());
        }
        return revision;
    }

    /** Saves what was read, if it differs from what was known; in vain where the folder cannot be written. */
    void save() {
        if (!changed && found == known.size()) {
            return;
        }
        try {
            String lines = next.toString();
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, (TITLE + checksum(lines) + "\n" + lines).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The next run reads the files again.
        }
    }

    private void remember(String key, String line) {
        next.append(key).append('\t').append(line).append('\n');
    }

    private void load() {
        try {
            String text = Files.readString(file);
            int body = text.indexOf('\n') + 1;
            if (text.substring(0, body).equals(TITLE + checksum(text.substring(body)) + "\n")) {
                loadLines(text, body);
            }
        } catch (IOException e) {
            known.clear();
        }
    }

    private void loadLines(String text, int body) {
        for (int start = body; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            int size = text.indexOf('\t', start) + 1;
            int modified = text.indexOf('\t', size) + 1;
            int line = text.indexOf('\t', modified) + 1;
            known.put(text.substring(start, line - 1), text.substring(line, end));
            start = end + 1;
        }
    }

    private static String checksum(String lines) {
        CRC32 sum = new CRC32();
        sum.update(lines.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
