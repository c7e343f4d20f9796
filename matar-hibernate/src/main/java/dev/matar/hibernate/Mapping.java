package dev.matar.hibernate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is mapped, and how Hibernate is to be set.
 *
 * @param classes names of mapped classes
 * @param packages names of packages whose annotations count
 * @param resources mapping files on the class path
 * @param files mapping files elsewhere
 * @param settings Hibernate's, by their names
 * @param loader finds the classes and what they need
 */
record Mapping(
        Set<String> classes, Set<String> packages, Set<String> resources, List<Path> files, Map<String, String> settings, ClassLoader loader) {

    static Mapping of(ClassLoader loader) {
        return new Mapping(Set.of(), Set.of(), Set.of(), List.of(), Map.of(), loader);
    }

    /** Both together; the settings of the other one win. */
    Mapping and(Mapping other) {
        List<Path> allFiles = new ArrayList<>(files);
        other.files.stream().filter(file -> !allFiles.contains(file)).forEach(allFiles::add);
        Map<String, String> allSettings = new TreeMap<>(settings);
        allSettings.putAll(other.settings);
        return new Mapping(
                union(classes, other.classes),
                union(packages, other.packages),
                union(resources, other.resources),
                allFiles,
                allSettings,
                loader);
    }

    Mapping classes(Set<String> names) {
        return new Mapping(names, packages, resources, files, settings, loader);
    }

    Mapping settings(Map<String, String> newSettings) {
        return new Mapping(classes, packages, resources, files, newSettings, loader);
    }

    boolean isEmpty() {
        return classes.isEmpty() && resources.isEmpty() && files.isEmpty();
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
