package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Scope;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.CombinedSource;
import dev.matar.source.DatabaseSource;
import dev.matar.source.SchemaSource;
import dev.matar.source.SqlScriptSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The tables {@code [matar.source]} of a configuration, as sources of schemas. */
final class Sources {

    static final Set<String> KEYS = Set.of(
            "scan", "classes", "persistence_xml", "unit", "class_path", "database_version", "hibernate", "script", "url", "user", "password");

    private static final Set<String> PATHS = Set.of("scan", "persistence_xml", "class_path");

    private final Function<String, Path> path;
    private final Database database;

    /**
     * @param path makes a path absolute
     * @param database the project's own, which a script is tried in
     */
    Sources(Function<String, Path> path, Database database) {
        this.path = path;
        this.database = database;
    }

    SchemaSource of(List<Map<String, Object>> tables) {
        List<SchemaSource> sources = tables.stream().map(this::source).toList();
        return sources.size() == 1 ? sources.get(0) : new CombinedSource(sources);
    }

    private SchemaSource source(Map<String, Object> table) {
        if (table.get("script") instanceof String script) {
            return dialect -> SqlScriptSource.of(path.apply(script), database).read(dialect);
        } else if (table.get("url") instanceof String url) {
            Database other = new Database(url, text(table, "user"), text(table, "password"));
            return new DatabaseSource(other, Scope.everything());
        } else if (table.containsKey("scan") || table.containsKey("classes") || table.containsKey("persistence_xml")) {
            return mapping(table);
        }
        throw new Refusal(
                "invalid-config",
                "A table [matar.source] names nothing to read.",
                "Give it scan, classes or persistence_xml for entities, script for a script, or url for another database.");
    }

    private static String text(Map<String, Object> table, String key) {
        return String.valueOf(table.getOrDefault(key, ""));
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
        return new Mapping(classPath, settings);
    }

    /** Entities, read for the version of the project's database where it can be reached. */
    private final class Mapping implements SchemaSource {

        private final List<Path> classPath;
        private final Map<String, Object> settings;

        Mapping(List<Path> classPath, Map<String, Object> settings) {
            this.classPath = classPath;
            this.settings = settings;
        }

        private SchemaSource loaded() {
            if (!settings.containsKey("database_version")) {
                Matar.at(Settings.of(database, path.apply("."))).databaseVersion().ifPresent(v -> settings.put("database_version", v));
            }
            return MappingLoader.of(classPath).source(settings);
        }

        @Override
        public Schema read(Dialect dialect) {
            return loaded().read(dialect);
        }

        @Override
        public List<Operation> besides(Dialect dialect) {
            return loaded().besides(dialect);
        }
    }

    private Object absolute(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(each -> path.apply(each.toString()).toString()).toList()
                : path.apply(value.toString()).toString();
    }

    private static void addPaths(Object value, List<Path> paths) {
        if (value instanceof List<?> list) {
            list.forEach(each -> paths.add(Path.of(each.toString())));
        } else if (value != null) {
            paths.add(Path.of(value.toString()));
        }
    }
}
