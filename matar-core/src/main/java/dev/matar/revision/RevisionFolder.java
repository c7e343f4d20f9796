package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The folders that a project keeps its revisions in.
 *
 * <p>Every {@code .sql} file is a revision, and so is every {@code .java} file that says so; others, and hidden ones,
 * are passed over.
 *
 * @param folders in the order in which they are read
 * @param recursive whether the folders within them are read, too; links to folders are not followed
 */
public record RevisionFolder(List<Path> folders, boolean recursive) {

    public RevisionFolder {
        folders = List.copyOf(folders);
    }

    /**
     * Reads the header of every revision, in time linear in their number.
     *
     * @throws Refusal {@code no-such-folder}; {@code duplicate-revision} where two files have one id; and what
     *     {@link RevisionFile#read} throws
     */
    public RevisionFiles read() {
        return read(HeaderIndex.none());
    }

    /**
     * As {@link #read()}, but reads only files that changed since the last time.
     *
     * @param cacheFolder where to remember headers; need not be there, and may be deleted at any time
     */
    public RevisionFiles read(Path cacheFolder) {
        HeaderIndex index = HeaderIndex.in(cacheFolder);
        RevisionFiles files = read(index);
        index.save();
        return files;
    }

    private RevisionFiles read(HeaderIndex index) {
        Map<String, RevisionFile> byId = new HashMap<>();
        List<RevisionFile> revisions = new ArrayList<>();
        List<Path> helpers = new ArrayList<>();
        for (Path file : files()) {
            Optional<RevisionFile> revision = index.read(file);
            if (revision.isEmpty()) {
                helpers.add(file);
                continue;
            }
            revisions.add(revision.get());
            RevisionFile other = byId.put(revision.get().header().id(), revision.get());
            if (other != null) {
                throw duplicate(other, revision.get());
            }
        }
        return new RevisionFiles(revisions, helpers);
    }

    private Set<Path> files() {
        Set<Path> files = new LinkedHashSet<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new Refusal(
                        "no-such-folder",
                        "The folder for revisions " + folder + " is not there.",
                        "Make it, or correct the path in the configuration.");
            }
            collect(folder, files);
        }
        return files;
    }

    private void collect(Path folder, Set<Path> files) {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw SourceText.unreadable(folder, new AccessDeniedException(folder.toString()));
        }
        Arrays.sort(names);
        List<Path> inner = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(".") || name.startsWith("__")) {
                continue;
            }
            Path path = folder.resolve(name);
            if (isSource(name)) {
                files.add(path);
            } else if (recursive && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                inner.add(path);
            }
        }
        for (Path each : inner) {
            collect(each, files);
        }
    }

    private static boolean isSource(String name) {
        return name.endsWith(RevisionFormat.SQL.extension())
                || name.endsWith(RevisionFormat.JAVA.extension())
                        && !name.equals("package-info.java")
                        && !name.equals("module-info.java");
    }

    private static Refusal duplicate(RevisionFile one, RevisionFile other) {
        return new Refusal(
                "duplicate-revision",
                one.path() + " and " + other.path() + " are both revision " + one.header().id() + ".",
                "Give one of them another id, or delete it.");
    }
}
