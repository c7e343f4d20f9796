package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources from memory to memory, in one pass of the running JDK's compiler. */
final class JavaCompilation {

    private static final int MOST_ERRORS = 3;

    private final List<Path> classPath;

    JavaCompilation(List<Path> classPath) {
        this.classPath = classPath;
    }

    /**
     * Gives each source its classes.
     *
     * @throws Refusal {@code revision-does-not-compile}, or {@code no-compiler}
     */
    void run(List<JavaSource> sources) {
        JavaCompiler compiler = compiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ENGLISH, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            JavaFileManager toMemory = new ToMemory(files);
            if (!compiler.getTask(null, toMemory, messages, options(), null, sources).call()) {
                throw refusal(messages.getDiagnostics());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaCompiler compiler() {
        JavaCompiler compiler;
        try {
            compiler = ToolProvider.getSystemJavaCompiler();
        } catch (NoClassDefFoundError e) {
            compiler = null;
        }
        if (compiler == null) {
            throw new Refusal(
                    "no-compiler",
                    "This Java runtime has no compiler, which revisions written in Java need.",
                    "Run Matar on a JDK, or put the compiled revisions on its class path.");
        }
        return compiler;
    }

    private static List<String> options() {
        String release = String.valueOf(Runtime.version().feature());
        return List.of("--release", release, "-proc:none", "-implicit:none", "-nowarn", "-Xlint:none");
    }

    private static Refusal refusal(List<Diagnostic<? extends JavaFileObject>> messages) {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> message : messages) {
            if (message.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(describe(message));
            }
        }
        int shown = Math.min(MOST_ERRORS, errors.size());
        String problem = String.join("\n", errors.subList(0, shown));
        String more = errors.size() > shown ? "\n… and " + (errors.size() - shown) + " more errors." : "";
        return new Refusal("revision-does-not-compile", problem + more, "Correct what the compiler says.");
    }

    private static String describe(Diagnostic<? extends JavaFileObject> message) {
        String text = message.getMessage(Locale.ENGLISH).strip().replaceAll("\\s*\\R\\s*", ", ").replaceAll("\\s+", " ");
        boolean hasPlace = message.getSource() instanceof JavaSource;
        return hasPlace ? ((JavaSource) message.getSource()).file() + ":" + message.getLineNumber() + ": " + text : text;
    }

    /** Hands each class to the source that it was made of. */
    private static final class ToMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        ToMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return ((JavaSource) sibling).output(className);
        }
    }
}
