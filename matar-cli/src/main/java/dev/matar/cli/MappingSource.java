package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.dialect.Dialect;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.source.SchemaSource;
import dev.matar.source.Wanted;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A project's entities, read for the version of its database where that can be reached.
 *
 * @param classPath what they need, before what comes along
 * @param settings what {@code HibernateSource.from} reads
 */
record MappingSource(ProjectFile project, List<Path> classPath, Map<String, Object> settings, Naming naming) implements SchemaSource {

    private SchemaSource loaded() {
        Map<String, Object> versioned = new HashMap<>(settings);
        if (!versioned.containsKey("database_version")) {
            Matar.at(project.settings()).databaseVersion().ifPresent(version -> versioned.put("database_version", version));
        }
        return MappingLoader.of(classPath).source(versioned).named(naming);
    }

    @Override
    public SchemaSource named(Naming convention) {
        return new MappingSource(project, classPath, settings, convention);
    }

    @Override
    public Schema read(Dialect dialect) {
        return loaded().read(dialect);
    }

    @Override
    public Wanted wanted(Dialect dialect) {
        return loaded().wanted(dialect);
    }
}
