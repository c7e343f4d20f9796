package dev.matar.revision;

import dev.matar.migration.Revision;
import dev.matar.schema.Refusal;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes classes of revisions written in Java: takes them from the class path where they are compiled already, else from
 * a cache, and compiles what is left in one pass.
 *
 * <p>The cache goes by the content of a source, of the classes shared by revisions, of the class path, and by the Java
 * release. Several processes may use it at once. A revision may use the classes that revisions share, but not another
 * revision.
 */
public final class RevisionCompiler {

    private final List<Path> classPath;
    private final ClassCache cache;
    private final ClassLoader parent;

    /**
     * @param classPath what revisions are compiled against: folders and jars
     * @param cacheFolder where to keep classes; need not be there or be writable, and may be deleted at any time
     * @param parent finds the classes of that class path at run time
     */
    public RevisionCompiler(List<Path> classPath, Path cacheFolder, ClassLoader parent) {
        this.classPath = List.copyOf(classPath);
        this.cache = new ClassCache(cacheFolder.resolve("classes"));
        this.parent = parent;
    }

    /** The class path of the running program. */
    public static List<Path> runningClassPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry));
            }
        }
        return entries;
    }

    /**
     * The classes of some revisions.
     *
     * @param revisions those that are wanted; what is not in Java is passed over
     * @param helpers the sources of classes that revisions share
     * @throws Refusal {@code revision-does-not-compile}, with file and line; {@code no-compiler} where one is needed on
     *     a runtime without; {@code duplicate-class} where two files hold the same class
     */
    public CompiledRevisions compile(Collection<RevisionFile> revisions, Collection<Path> helpers) {
        Map<String, Class<?>> onClassPath = new HashMap<>();
        List<Path> wanted = new ArrayList<>();
        for (RevisionFile revision : revisions) {
            if (revision.format() == RevisionFormat.JAVA) {
                // Compiled revisions come together: one that is missing spares the search for those behind it.
                Class<?> found = wanted.isEmpty() ? onClassPath(revision) : null;
                if (found == null) {
                    wanted.add(revision.path());
                } else {
                    onClassPath.put(revision.className(), found);
                }
            }
        }
        List<Unit> units = wanted.isEmpty() ? List.of() : units(wanted, helpers);
        int compiled = compileMissing(units);
        return new CompiledRevisions(onClassPath, new RevisionLoader(classesOf(units), parent), compiled);
    }

    /**
     * A class that is no revision, in a source file of its name.
     *
     * @param helpers as above
     */
    public ProjectClass compile(Path source, Collection<Path> helpers) {
        List<Unit> units = units(List.of(source), helpers);
        compileMissing(units);
        ClassLoader loader = new RevisionLoader(classesOf(units), parent);
        String simpleName = source.getFileName().toString().replaceFirst("\\.java$", "");
        String name = units.get(units.size() - 1).classes.orElseThrow().keySet().stream()
                .filter(each -> each.equals(simpleName) || each.endsWith("." + simpleName))
                .findFirst()
                .orElse(simpleName);
        return new ProjectClass(source, name, () -> Class.forName(name, true, loader));
    }

    /** The class on the class path that is this revision; null if there is none. */
    private Class<?> onClassPath(RevisionFile revision) {
        try {
            Class<?> found = Class.forName(revision.className(), false, parent);
            Revision annotation = found.getAnnotation(Revision.class);
            return annotation != null && annotation.id().equals(revision.header().id()) ? found : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private List<Unit> units(List<Path> wanted, Collection<Path> helpers) {
        Sha256 environment = new Sha256().add("1").add(String.valueOf(Runtime.version().feature()));
        environment.add(ClassPathStamp.of(classPath));
        List<Unit> units = new ArrayList<>();
        for (Path helper : helpers) {
            Unit unit = new Unit(helper, true);
            environment.add(unit.name()).add(unit.content);
            units.add(unit);
        }
        for (Path path : wanted) {
            units.add(new Unit(path, false));
        }
        String sum = environment.sum();
        for (Unit unit : units) {
            unit.key = environment.add(sum).add(unit.name()).add(unit.content).sum();
            unit.classes = cache.get(unit.key);
        }
        return units;
    }

    /** Compiles what the cache does not hold; together with all helpers, since they may need each other. */
    private int compileMissing(List<Unit> units) {
        boolean complete = true;
        for (Unit unit : units) {
            complete &= unit.classes.isPresent();
        }
        if (complete) {
            return 0;
        }
        List<Unit> missing = new ArrayList<>();
        List<SourceText> sources = new ArrayList<>();
        for (Unit unit : units) {
            if (unit.isHelper || unit.classes.isEmpty()) {
                missing.add(unit);
                sources.add(SourceText.of(unit.path, unit.content));
            }
        }
        requireCompiler();
        List<Map<String, byte[]>> classes = new JavaCompilation(classPath).run(sources);
        for (int i = 0; i < missing.size(); i++) {
            missing.get(i).classes = Optional.of(classes.get(i));
            cache.put(missing.get(i).key, classes.get(i));
        }
        return missing.size();
    }

    /** Asks by the name of the module, since without it not even the types of its interface need be there. */
    private static void requireCompiler() {
        if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
            throw new Refusal(
                    "no-compiler",
                    "This Java runtime has no compiler, which revisions written in Java need.",
                    "Run Matar on a JDK, or put the compiled revisions on its class path.");
        }
    }

    private static Map<String, byte[]> classesOf(List<Unit> units) {
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, Unit> owners = new HashMap<>();
        for (Unit unit : units) {
            for (Map.Entry<String, byte[]> each : unit.classes.orElseThrow().entrySet()) {
                classes.put(each.getKey(), each.getValue());
                Unit other = owners.put(each.getKey(), unit);
                if (other != null) {
                    throw new Refusal(
                            "duplicate-class",
                            other.path + " and " + unit.path + " both hold the class " + each.getKey() + ".",
                            "Rename one of them.");
                }
            }
        }
        return classes;
    }

    /** A source file on its way to classes. */
    private static final class Unit {
        private final Path path;
        private final byte[] content;
        private final boolean isHelper;
        private String key;
        private Optional<Map<String, byte[]>> classes = Optional.empty();

        private Unit(Path path, boolean isHelper) {
            this.path = path;
            this.content = SourceText.bytes(path);
            this.isHelper = isHelper;
        }

        private String name() {
            return path.getFileName().toString();
        }
    }
}
