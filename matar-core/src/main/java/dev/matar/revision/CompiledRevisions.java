package dev.matar.revision;

import dev.matar.migration.Migration;
import java.util.Map;

/** The classes of revisions written in Java, loaded one by one as they are asked for. */
public final class CompiledRevisions {

    private final Map<String, Class<?>> onClassPath;
    private final ClassLoader loader;
    private final int compiled;

    CompiledRevisions(Map<String, Class<?>> onClassPath, ClassLoader loader, int compiled) {
        this.onClassPath = onClassPath;
        this.loader = loader;
        this.compiled = compiled;
    }

    /** How many source files had to be compiled. */
    public int compiled() {
        return compiled;
    }

    /**
     * A new object of a revision's class.
     *
     * @param revision one of those that were asked for
     * @throws dev.matar.schema.Refusal {@code revision-does-not-load} if it is no {@link Migration}, has no constructor without arguments,
     *     or fails to begin
     */
    public Migration migration(RevisionFile revision) {
        return new ProjectClass(revision.path(), revision.className(), () -> classOf(revision)).instance(Migration.class);
    }

    private Class<?> classOf(RevisionFile revision) throws ClassNotFoundException {
        Class<?> ready = onClassPath.get(revision.className());
        return ready != null ? ready : Class.forName(revision.className(), true, loader);
    }
}
