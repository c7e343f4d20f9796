package dev.matar.hibernate;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/** Finds the mapped classes in folders and jars by the annotations in their bytes; no class is loaded. */
final class ClassScan {

    private static final List<String> MAPPED = List.of(
            "jakarta.persistence.Entity",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Converter");

    private static final String PACKAGE = ".package-info";

    private final Indexer indexer = new Indexer();
    private final List<Path> mappingFiles = new ArrayList<>();
    private final Set<String> packages = new TreeSet<>();
    private final Set<String> mappingResources = new TreeSet<>();

    private ClassScan() {}

    /** What is mapped in these folders of classes and jars. */
    static Mapping of(List<Path> foldersAndJars, ClassLoader loader) {
        ClassScan scan = new ClassScan();
        foldersAndJars.forEach(scan::look);
        return new Mapping(scan.classes(), scan.packages, scan.mappingResources, scan.mappingFiles, Map.of(), loader);
    }

    private void look(Path place) {
        try {
            if (Files.isDirectory(place)) {
                walk(place, false);
            } else if (Files.isRegularFile(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    walk(jar.getPath("/"), true);
                }
            } else {
                throw new Refusal(
                        "unreadable-mapping",
                        "There is no folder of classes and no jar " + place + ".",
                        "Compile the entities first, and check the path.");
            }
        } catch (IOException e) {
            throw new Refusal("unreadable-mapping", place + " cannot be scanned: " + e.getMessage(), "It must be a folder of classes or a jar.", e);
        }
    }

    private void walk(Path root, boolean isJar) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class")) {
                    index(file);
                } else if (name.equals("META-INF/orm.xml") || name.endsWith(".hbm.xml")) {
                    addMappingFile(file, name, isJar);
                }
            }
        }
    }

    private void index(Path classFile) throws IOException {
        try (InputStream bytes = Files.newInputStream(classFile)) {
            indexer.index(bytes);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "unreadable-mapping", "The class file " + classFile + " cannot be read: " + e.getMessage(), "Compile it again.", e);
        }
    }

    /** A file in a jar is gone when the scan is over, so the class loader is asked for it. */
    private void addMappingFile(Path file, String name, boolean isJar) {
        if (isJar) {
            mappingResources.add(name);
        } else {
            mappingFiles.add(file);
        }
    }

    private Set<String> classes() {
        Index index = indexer.complete();
        Set<String> classes = new TreeSet<>();
        for (String annotation : MAPPED) {
            for (AnnotationInstance found : index.getAnnotations(annotation)) {
                if (found.target().kind() == AnnotationTarget.Kind.CLASS) {
                    classes.add(found.target().asClass().name().toString());
                }
            }
        }
        index.getKnownClasses().stream()
                .map(known -> known.name().toString())
                .filter(name -> name.endsWith(PACKAGE))
                .forEach(name -> packages.add(name.substring(0, name.length() - PACKAGE.length())));
        return classes;
    }
}
