package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Without a release, it is the running one's: what is compiled here runs here, and begins 0.1 s sooner. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none");

    private static final int MOST_ERRORS = 3;

    private static final int MOST_LINES = 4;

    private final List<Path> classPath;

    JavaCompilation(List<Path> classPath) {
        this.classPath = classPath;
    }

    /**
     * The classes of each source, by their binary names.
     *
     * @throws Refusal {@code revision-does-not-compile}
     */
    List<Map<String, byte[]>> run(List<SourceText> texts) {
        List<JavaSource> sources = new ArrayList<>();
        for (SourceText text : texts) {
            sources.add(new JavaSource(text));
        }
        compile(sources);
        List<Map<String, byte[]>> classes = new ArrayList<>();
        for (JavaSource source : sources) {
            classes.add(source.classes());
        }
        return classes;
    }

    private void compile(List<JavaSource> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, Locale.ENGLISH, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
            JavaFileManager toMemory = new ToMemory(files);
            if (!compiler.getTask(null, toMemory, messages, OPTIONS, null, sources).call()) {
                throw refusal(messages.getDiagnostics());
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw e instanceof Refusal refusal ? refusal : broken(e);
        }
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

    private static Refusal broken(Throwable failure) {
        return new Refusal(
                "revision-does-not-compile",
                "The compiler itself fails: " + failure + ".",
                "Look for what is unusual in the revisions, or compile them elsewhere.",
                failure);
    }

    private static String describe(Diagnostic<? extends JavaFileObject> message) {
        String text = onOneLine(message.getMessage(Locale.ENGLISH).strip());
        return message.getSource() instanceof JavaSource source
                ? source.file() + ":" + message.getLineNumber() + ": " + text
                : text;
    }

    /** The compiler says more on further lines, at times of each method that it does not mean. */
    private static String onOneLine(String message) {
        List<String> lines = message.lines().map(line -> line.strip().replaceAll("\\s+", " ")).toList();
        List<String> shown = lines.subList(0, Math.min(MOST_LINES, lines.size()));
        return String.join(", ", shown).replaceAll("([;:,]), ", "$1 ") + (lines.size() > MOST_LINES ? " …" : "");
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
