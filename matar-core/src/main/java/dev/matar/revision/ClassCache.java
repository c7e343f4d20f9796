package dev.matar.revision;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Keeps the classes of a source file under a key that stands for all they depend on; what is kept never changes.
 *
 * <p>A file a key: a checksum, then name and bytes of each class. Without a folder to write to nothing is kept.
 */
final class ClassCache {

    private static final int CHECKSUM_SIZE = 8;

    private final Path folder;

    ClassCache(Path folder) {
        this.folder = folder;
    }

    /** The classes by name; nothing if they are not there, or not whole. */
    Optional<Map<String, byte[]>> get(String key) {
        try {
            byte[] content = Files.readAllBytes(folder.resolve(key));
            boolean whole = content.length > CHECKSUM_SIZE && ByteBuffer.wrap(content).getLong() == checksum(content);
            return whole ? Optional.of(read(content)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps the classes if it can. */
    void put(String key, Map<String, byte[]> classes) {
        try {
            byte[] content = write(classes);
            ByteBuffer.wrap(content).putLong(checksum(content));
            CacheFolder.make(folder.getParent());
            Files.createDirectories(folder);
            AtomicFile.write(folder.resolve(key), content);
        } catch (IOException e) {
            // The next run compiles again.
        }
    }

    private static Map<String, byte[]> read(byte[] content) throws IOException {
        DataInputStream in = new DataInputStream(
                new ByteArrayInputStream(content, CHECKSUM_SIZE, content.length - CHECKSUM_SIZE));
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return classes;
    }

    private static byte[] write(Map<String, byte[]> classes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0);
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeInt(each.getValue().length);
            out.write(each.getValue());
        }
        return bytes.toByteArray();
    }

    private static long checksum(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content, CHECKSUM_SIZE, content.length - CHECKSUM_SIZE);
        return sum.getValue();
    }
}
