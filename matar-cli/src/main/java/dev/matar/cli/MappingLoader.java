package dev.matar.cli;

import dev.matar.schema.Refusal;
import dev.matar.source.SchemaSource;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads a project's entities, and Hibernate with them: the project's own where its class path has one, otherwise the one that comes along.
 */
final class MappingLoader {

    private static final String SOURCE = "dev.matar.hibernate.HibernateSource";

    private final ClassLoader loader;

    private MappingLoader(ClassLoader loader) {
        this.loader = loader;
    }

    /** @param classPath folders of classes, jars, and folders of jars written with {@code /*} behind them */
    static MappingLoader of(List<Path> classPath) {
        List<URL> urls = new ArrayList<>();
        for (Path path : classPath) {
            if (path.endsWith("*")) {
                addJars(path.getParent(), urls);
            } else {
                requireThere(path);
                urls.add(url(path));
            }
        }
        for (String own : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(url(Path.of(own)));
        }
        return new MappingLoader(new URLClassLoader(urls.toArray(URL[]::new), new CoreOnly()));
    }

    /** Of what runs here it shows Matar's core alone, so that nothing stands in the way of what the project brings along. */
    private static final class CoreOnly extends ClassLoader {

        CoreOnly() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.matar.") && !name.startsWith("dev.matar.hibernate.")) {
                return MappingLoader.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    private static void addJars(Path folder, List<URL> urls) {
        requireThere(folder);
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            List<Path> sorted = new ArrayList<>();
            jars.forEach(sorted::add);
            sorted.stream().sorted().forEach(jar -> urls.add(url(jar)));
        } catch (IOException e) {
            throw new Refusal("unreadable-file", "The folder " + folder + " cannot be read: " + e, "Check that you may read it.", e);
        }
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path)) {
            throw new Refusal(
                    "no-such-folder",
                    "There is no " + path + ", which [matar.source] names.",
                    "Build the project first, or correct the path.");
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    SchemaSource source(Map<String, Object> settings) {
        // The one kind of logging that can be silenced while entities are read.
        System.setProperty("org.jboss.logging.provider", "jdk");
        try {
            return (SchemaSource) loader.loadClass(SOURCE)
                    .getMethod("from", Map.class, ClassLoader.class)
                    .invoke(null, settings, loader);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new Refusal(
                    "no-hibernate",
                    "What reads entities is not on Matar's class path: " + e + ".",
                    "Add matar-hibernate and hibernate-core to it.",
                    e);
        }
    }
}
