package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;

/** A class that a project keeps as source, compiled when it is needed. */
public final class ProjectClass {

    /** Finds the compiled class. */
    @FunctionalInterface
    interface Loading {
        Class<?> load() throws ClassNotFoundException;
    }

    private final Path file;
    private final String name;
    private final Loading loading;

    ProjectClass(Path file, String name, Loading loading) {
        this.file = file;
        this.name = name;
        this.loading = loading;
    }

    /**
     * A new object of it.
     *
     * @throws Refusal {@code revision-does-not-load} if it is not of the type, has no constructor without arguments, or fails to begin
     */
    public <T> T instance(Class<T> type) {
        try {
            Constructor<?> constructor = loading.load().getDeclaredConstructor();
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance());
        } catch (ClassCastException e) {
            throw refusal("is no " + type.getSimpleName(), "Let it implement " + type.getName() + ".", e);
        } catch (NoSuchMethodException | InstantiationException e) {
            String remedy = "Make it a class that is not abstract, and takes no arguments.";
            throw refusal("has no constructor without arguments", remedy, e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw refusal("fails to begin: " + e.getCause(), "Correct its constructor.", e.getCause());
        } catch (ClassNotFoundException | LinkageError e) {
            throw refusal("needs what is not there: " + e.getMessage(), "Check the class path.", e);
        } catch (IllegalAccessException e) {
            throw refusal("is closed: " + e.getMessage(), "Open its package to Matar.", e);
        }
    }

    /** Where in its own code something was thrown: file and line, or the file alone where that cannot be told. */
    public String place(Throwable thrown) {
        int line = OwnLine.of(thrown, name);
        return file + (line == 0 ? "" : ":" + line);
    }

    private Refusal refusal(String problem, String remedy, Throwable cause) {
        return new Refusal("revision-does-not-load", place(cause) + ": the class " + name + " " + problem + ".", remedy, cause);
    }
}
