package dev.matar.hibernate;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Entities compiled from their text against the Hibernate that the tests run on. */
final class CompiledEntities {

    private CompiledEntities() {}

    /**
     * A loader of the compiled classes.
     *
     * @param source one Java file, {@code Entities.java}, without a package
     */
    static ClassLoader compile(Path folder, String source) {
        try {
            Path file = Files.writeString(folder.resolve("Entities.java"), source);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                if (!compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file)).call()) {
                    throw new AssertionError(messages.toString());
                }
            }
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CompiledEntities.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
