package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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
        return read(Optional.empty());
    }

    /**
     * As {@link #read()}, but reads only files that changed since the last time.
     *
     * @param cacheFolder where to remember headers; need not be there, and may be deleted at any time
     */
    public RevisionFiles read(Path cacheFolder) {
        return read(Optional.of(cacheFolder));
    }

    private RevisionFiles read(Optional<Path> cacheFolder) {
        Map<String, RevisionFile> byId = new LinkedHashMap<>();
        List<Path> helpers = new ArrayList<>();
        for (Path folder : allFolders()) {
            HeaderIndex index = cacheFolder.isPresent() ? new HeaderIndex(folder, cacheFolder.get()) : null;
            for (String name : names(folder)) {
                if (isSource(name)) {
                    Path path = folder.resolve(name);
                    Optional<RevisionFile> revision = index == null ? RevisionFile.read(path) : index.read(name, path);
                    if (revision.isPresent()) {
                        add(revision.get(), byId);
                    } else {
                        helpers.add(path);
                    }
                }
            }
            if (index != null) {
                index.save();
            }
        }
        return new RevisionFiles(List.copyOf(byId.values()), helpers);
    }

    private static void add(RevisionFile revision, Map<String, RevisionFile> byId) {
        RevisionFile other = byId.put(revision.header().id(), revision);
        if (other != null) {
            throw new Refusal(
                    "duplicate-revision",
                    other.path() + " and " + revision.path() + " are both revision " + revision.header().id() + ".",
                    "Give one of them another id, or delete it.");
        }
    }

    private Set<Path> allFolders() {
        Set<Path> all = new LinkedHashSet<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new Refusal(
                        "no-such-folder",
                        "The folder for revisions " + folder + " is not there.",
                        "Make it, or correct the path in the configuration.");
            }
            addWithInner(folder, all);
        }
        return all;
    }

    private void addWithInner(Path folder, Set<Path> all) {
        if (!all.add(folder) || !recursive) {
            return;
        }
        for (String name : names(folder)) {
            Path inner = folder.resolve(name);
            if (!isSource(name) && Files.isDirectory(inner, LinkOption.NOFOLLOW_LINKS)) {
                addWithInner(inner, all);
            }
        }
    }

    /** What is in a folder and not hidden, sorted. */
    private static List<String> names(Path folder) {
        String[] all = folder.toFile().list();
        if (all == null) {
            throw SourceText.unreadable(folder, new AccessDeniedException(folder.toString()));
        }
        Arrays.sort(all);
        List<String> names = new ArrayList<>();
        for (String name : all) {
            if (!name.startsWith(".") && !name.startsWith("__")) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isSource(String name) {
        return name.endsWith(RevisionFormat.SQL.extension())
                || name.endsWith(RevisionFormat.JAVA.extension())
                        && !name.equals("package-info.java")
                        && !name.equals("module-info.java");
    }
}
