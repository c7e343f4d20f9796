package dev.matar.hibernate;

import dev.matar.schema.Refusal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A source told by strings; {@link HibernateSource#from} says which. */
final class SettingsReader {

    private static final Set<String> OWN = Set.of("classes", "scan", "persistence_xml", "unit", "database_version");

    private final Map<String, Object> settings;
    private final ClassLoader loader;

    SettingsReader(Map<String, Object> settings, ClassLoader loader) {
        this.settings = settings;
        this.loader = loader;
    }

    HibernateSource source() {
        Mapping mapping = Mapping.of(loader).classes(new LinkedHashSet<>(list("classes")));
        List<Path> places = list("scan").stream().map(Path::of).toList();
        mapping = places.isEmpty() ? mapping : mapping.and(ClassScan.of(places, loader));
        String file = text("persistence_xml");
        mapping = file.isEmpty() ? mapping : mapping.and(PersistenceUnit.in(Path.of(file), text("unit")).mapping(loader));
        return HibernateSource.of(mapping.and(Mapping.of(loader).settings(hibernateSettings())), text("database_version"));
    }

    private Map<String, String> hibernateSettings() {
        Map<String, String> others = new TreeMap<>();
        settings.keySet().stream().filter(key -> !OWN.contains(key)).forEach(key -> others.put(key, text(key)));
        return others;
    }

    private String text(String key) {
        Object value = settings.getOrDefault(key, "");
        if (value instanceof Collection || value instanceof Map) {
            throw new Refusal("wrong-setting", "The setting " + key + " is " + value + ", which is not one text.", "Give it one text.");
        }
        return value.toString();
    }

    private List<String> list(String key) {
        Object value = settings.getOrDefault(key, "");
        List<String> list = value instanceof Collection<?> many
                ? many.stream().map(Object::toString).toList()
                : Arrays.asList(text(key).split(","));
        return list.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }
}
