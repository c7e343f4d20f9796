package dev.matar.revision;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Remembers the headers of a folder's files by size and time of change, so that files that stay need not be read again.
 *
 * <p>Kept as text: a checksum, the folder, then a line a file. Whatever is wrong with it, the files are read instead.
 */
final class HeaderIndex {

    /** File systems tell the time of a change to two seconds at worst; a younger file may yet change unnoticed. */
    private static final long COARSEST_CLOCK = 2_000;

    private static final String TITLE = "matar headers 2 ";

    private final Path file;
    private final File folder;
    private final long now = System.currentTimeMillis();
    private final Map<String, String> known = new HashMap<>();
    private final List<String> seen = new ArrayList<>();
    private int unchanged;

    /** The index of a folder as it was saved; an empty one where it was not. */
    HeaderIndex(Path folder, Path cacheFolder) {
        this.folder = folder.toAbsolutePath().toFile();
        this.file = cacheFolder.resolve("headers-" + Integer.toHexString(this.folder.getPath().hashCode()) + ".index");
        load();
    }

    /** As {@link RevisionFile#read}, or from memory. */
    Optional<RevisionFile> read(String name, Path path) {
        File onDisk = new File(folder, name);
        long modified = onDisk.lastModified();
        String stamp = onDisk.length() + "\t" + modified + "\t";
        String line = known.get(name);
        if (line != null && line.startsWith(stamp)) {
            unchanged++;
            seen.add(name + "\t" + line);
            return HeaderLine.read(line.substring(stamp.length()), path);
        }
        Optional<RevisionFile> revision = RevisionFile.read(path);
        Optional<String> written = HeaderLine.write(revision);
        if (modified < now - COARSEST_CLOCK && written.isPresent() && isPlain(name)) {
            seen.add(name + "\t" + stamp + written.get());
        }
        return revision;
    }

    /** Saves what was read, if it differs from what was known; in vain where the folder cannot be written. */
    void save() {
        if (unchanged == known.size() && seen.size() == known.size()) {
            return;
        }
        try {
            String body = body(seen);
            CacheFolder.make(file.getParent());
            AtomicFile.write(file, (title(body) + body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The next run reads the files again.
        }
    }

    private void load() {
        try {
            String text = Files.readString(file);
            String body = text.substring(text.indexOf('\n') + 1);
            if (text.startsWith(title(body)) && body.startsWith(body(List.of()))) {
                loadLines(body);
            }
        } catch (IOException e) {
            known.clear();
        }
    }

    private void loadLines(String body) {
        int start = body.indexOf('\n') + 1;
        while (start < body.length()) {
            int tab = body.indexOf('\t', start);
            int end = body.indexOf('\n', tab);
            known.put(body.substring(start, tab), body.substring(tab + 1, end));
            start = end + 1;
        }
    }

    private String body(List<String> lines) {
        StringBuilder body = new StringBuilder(folder.getPath()).append('\n');
        for (String line : lines) {
            body.append(line).append('\n');
        }
        return body.toString();
    }

    private static String title(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return TITLE + Long.toHexString(sum.getValue()) + "\n";
    }

    private static boolean isPlain(String name) {
        return name.indexOf('\t') < 0 && name.indexOf('\n') < 0;
    }
}
