package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.compare.Sight;
import dev.matar.compare.SightedSource;
import dev.matar.dialect.Database;
import dev.matar.source.CombinedSource;
import dev.matar.source.SchemaSource;
import dev.matar.source.SqlScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The tables {@code [matar.source]} of a configuration, as sources of schemas. */
final class Sources {

    static final Set<String> KEYS = Set.of(
            "scan", "classes", "persistence_xml", "unit", "class_path", "database_version", "hibernate", "script", "url", "user", "password", "only",
            "leave_out");

    private static final Set<String> PATHS = Set.of("scan", "persistence_xml", "class_path");

    private static final Set<String> MAPPING = Set.of("scan", "classes", "persistence_xml");

    private final ProjectFile project;

    Sources(ProjectFile project) {
        this.project = project;
    }

    SchemaSource of(List<Map<String, Object>> tables) {
        List<SchemaSource> sources = tables.stream().map(this::sighted).toList();
        return sources.size() == 1 ? sources.get(0) : new CombinedSource(sources);
    }

    private SchemaSource sighted(Map<String, Object> table) {
        Map<String, Object> rest = new HashMap<>(table);
        Sight sight = new Sight(texts("only", rest.remove("only")), texts("leave_out", rest.remove("leave_out")));
        return sight.equals(Sight.ALL) ? source(rest) : new SightedSource(source(rest), sight);
    }

    private List<String> texts(String key, Object value) {
        if (value == null) {
            return List.of();
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw project.wrong("source", "has a value " + key + " that is no list of texts", "Write " + key + " = [\"audit.*\"].");
    }

    private SchemaSource source(Map<String, Object> table) {
        boolean script = table.containsKey("script");
        boolean url = table.containsKey("url");
        boolean mapping = MAPPING.stream().anyMatch(table::containsKey);
        if (Stream.of(script, url, mapping).filter(named -> named).count() != 1) {
            throw project.wrong(
                    "source",
                    script || url || mapping ? "names several things to read" : "names nothing to read",
                    "Give each table [matar.source] either scan, classes or persistence_xml for entities, or script for a script, or url for"
                            + " another database.");
        } else if (script) {
            return script(project.path(text(table, "script")));
        } else if (url) {
            return Matar.at(project.settings()).sourceOf(database(table));
        }
        return mapping(table);
    }

    /** The databases that these tables name. */
    List<Database> databases(List<Map<String, Object>> tables) {
        return tables.stream().filter(table -> table.containsKey("url")).map(this::database).toList();
    }

    private Database database(Map<String, Object> table) {
        return new Database(project.absolute(text(table, "url")), text(table, "user"), text(table, "password"));
    }

    private SchemaSource script(Path file) {
        Database own = project.settings().database();
        return dialect -> SqlScriptSource.of(file, own).read(dialect);
    }

    private String text(Map<String, Object> table, String key) {
        if (table.getOrDefault(key, "") instanceof String text) {
            return text;
        }
        throw project.wrong("source", "has a value " + key + " that is no text", "Put it in quotes.");
    }

    private SchemaSource mapping(Map<String, Object> table) {
        Map<String, Object> settings = new HashMap<>(table);
        PATHS.forEach(key -> settings.computeIfPresent(key, (k, value) -> absolute(value)));
        List<Path> classPath = new ArrayList<>();
        addPaths(settings.remove("class_path"), classPath);
        addPaths(settings.get("scan"), classPath);
        if (settings.remove("hibernate") instanceof Map<?, ?> hibernate) {
            hibernate.forEach((key, value) -> settings.put("hibernate." + key, value));
        }
        return new MappingSource(project, classPath, settings, project.settings().naming());
    }

    private Object absolute(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(each -> project.path(each.toString()).toString()).toList()
                : project.path(value.toString()).toString();
    }

    private static void addPaths(Object value, List<Path> paths) {
        if (value instanceof List<?> list) {
            list.forEach(each -> paths.add(Path.of(each.toString())));
        } else if (value != null) {
            paths.add(Path.of(value.toString()));
        }
    }
}
