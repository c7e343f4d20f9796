package dev.matar.revision;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Tells one class path from another by name, size and time of change of every file on it. */
final class ClassPathStamp {

    private final StringBuilder stamp = new StringBuilder();

    private ClassPathStamp() {}

    static String of(List<Path> classPath) {
        ClassPathStamp stamp = new ClassPathStamp();
        for (Path entry : classPath) {
            stamp.add(entry.toFile());
        }
        return stamp.stamp.toString();
    }

    private void add(File file) {
        String[] names = file.list();
        if (names == null) {
            stamp.append(file.getName()).append(' ').append(file.length()).append(' ');
            stamp.append(file.lastModified()).append('\n');
            return;
        }
        Arrays.sort(names);
        stamp.append(file.getName()).append("/\n");
        for (String name : names) {
            add(new File(file, name));
        }
    }
}
