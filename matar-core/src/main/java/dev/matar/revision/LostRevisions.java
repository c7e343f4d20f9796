package dev.matar.revision;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the revisions without a file that a history lacks, among those that somebody kept. */
final class LostRevisions {

    private final List<RevisionFile> files;
    private final NavigableSet<String> ids = new TreeSet<>();
    private final TreeMap<String, Applied> kept = new TreeMap<>();

    LostRevisions(List<RevisionFile> files, Collection<Applied> kept) {
        this.files = files;
        files.forEach(file -> {
            ids.add(file.header().id());
            ids.addAll(file.header().labels());
        });
        kept.forEach(each -> this.kept.put(each.revision(), each));
    }

    /** Those that these rows of the version table need, and the files themselves: what they name, and what that names in turn. */
    Map<String, Applied> neededFor(Collection<String> rows) {
        Deque<String> names = new ArrayDeque<>(rows);
        files.forEach(file -> {
            names.addAll(file.header().revises());
            names.addAll(file.header().dependsOn());
        });
        Map<String, Applied> needed = new LinkedHashMap<>();
        while (!names.isEmpty()) {
            Applied lost = lost(names.pop());
            if (lost != null && needed.put(lost.revision(), lost) == null) {
                names.addAll(lost.revises());
                names.addAll(lost.dependsOn());
            }
        }
        return needed;
    }

    /** A file may name what it revises by the beginning of its id. */
    private Applied lost(String name) {
        if (ids.contains(name) || kept.containsKey(name)) {
            return ids.contains(name) ? null : kept.get(name);
        }
        Map.Entry<String, Applied> entry = begins(ids.ceiling(name), name) ? null : kept.ceilingEntry(name);
        return entry != null && begins(entry.getKey(), name) ? entry.getValue() : null;
    }

    private static boolean begins(String id, String name) {
        return id != null && id.startsWith(name);
    }
}
