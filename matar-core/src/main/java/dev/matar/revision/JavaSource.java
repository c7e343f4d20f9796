package dev.matar.revision;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A source file in memory as the compiler sees it, and the classes that the compiler makes of it. */
final class JavaSource extends SimpleJavaFileObject {

    private final SourceText source;
    private final Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();

    JavaSource(SourceText source) {
        super(Path.of(source.file()).toUri(), Kind.SOURCE);
        this.source = source;
    }

    /** The file's name as it was given. */
    String file() {
        return source.file();
    }

    /** The bytes of its classes, by their binary names. */
    Map<String, byte[]> classes() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        outputs.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    /** Where the compiler writes a class to. */
    JavaFileObject output(String className) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        outputs.put(className, bytes);
        return new SimpleJavaFileObject(toUri(), Kind.CLASS) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        // The compiler takes the mark that some editors begin a file with for a character of the program.
        return source.text().startsWith("\uFEFF") ? source.text().substring(1) : source.text();
    }
}
