package dev.matar.revision;

import dev.matar.migration.Migration;
import dev.matar.schema.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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
     * @throws Refusal {@code revision-does-not-load} if it is no {@link Migration}, has no constructor without arguments,
     *     or fails to begin
     */
    public Migration migration(RevisionFile revision) {
        try {
            Constructor<?> constructor = classOf(revision).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Migration) constructor.newInstance();
        } catch (ClassCastException e) {
            throw refusal(revision, "is no Migration", "Let it implement dev.matar.migration.Migration.", e);
        } catch (NoSuchMethodException | InstantiationException e) {
            String remedy = "Make it a class that is not abstract, and takes no arguments.";
            throw refusal(revision, "has no constructor without arguments", remedy, e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw refusal(revision, "fails to begin: " + e.getCause(), "Correct its constructor.", e.getCause());
        } catch (ClassNotFoundException | LinkageError e) {
            throw refusal(revision, "needs what is not there: " + e.getMessage(), "Check the class path.", e);
        } catch (IllegalAccessException e) {
            throw refusal(revision, "is closed: " + e.getMessage(), "Open its package to Matar.", e);
        }
    }

    private Class<?> classOf(RevisionFile revision) throws ClassNotFoundException {
        Class<?> ready = onClassPath.get(revision.className());
        return ready != null ? ready : Class.forName(revision.className(), true, loader);
    }

    private static Refusal refusal(RevisionFile revision, String problem, String remedy, Throwable cause) {
        int line = OwnLine.of(cause, revision.className());
        String subject = revision.path() + (line == 0 ? "" : ":" + line) + ": the class " + revision.className() + " ";
        return new Refusal("revision-does-not-load", subject + problem + ".", remedy, cause);
    }
}
