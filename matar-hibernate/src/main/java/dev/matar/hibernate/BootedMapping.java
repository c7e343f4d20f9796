package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Refusal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;

/** A mapping that Hibernate has understood, without having asked a database. */
final class BootedMapping implements AutoCloseable {

    /** Where nobody says which version the database has: one whose types every newer version understands, too. */
    private static final Map<String, String> USUAL_VERSION =
            Map.of("postgresql", "13", "h2", "2.2.224", "sqlite", "3.37", "mysql", "8.0", "mariadb", "10.11");

    /** Settings that are about connections, of which there are none here. */
    private static final Set<String> CONNECTION = Set.of(
            "jakarta.persistence.jdbc.",
            "jakarta.persistence.jtadatasource",
            "jakarta.persistence.nonjtadatasource",
            "javax.persistence.jdbc.",
            "hibernate.connection.",
            "hibernate.hikari.",
            "hibernate.agroal.",
            "hibernate.c3p0.");

    private final Thread thread = Thread.currentThread();
    private final ClassLoader threadLoader = thread.getContextClassLoader();
    private final StandardServiceRegistry registry;
    private final Metadata metadata;

    /** @param version the database's; empty where nobody says */
    BootedMapping(Mapping mapping, Dialect dialect, String version) {
        // What Hibernate itself loads services with, such as a parser of XML, looks there.
        thread.setContextClassLoader(mapping.loader());
        registry = new StandardServiceRegistryBuilder(
                        new BootstrapServiceRegistryBuilder().applyClassLoader(mapping.loader()).build())
                .applySettings(settings(mapping, dialect, version))
                .build();
        try {
            metadata = sources(mapping).buildMetadata(registry);
        } catch (RuntimeException e) {
            close();
            throw unreadable(e);
        }
    }

    Metadata metadata() {
        return metadata;
    }

    private static Map<String, Object> settings(Mapping mapping, Dialect dialect, String version) {
        Map<String, Object> settings = new HashMap<>();
        mapping.settings().forEach((name, value) -> {
            if (CONNECTION.stream().noneMatch(name.toLowerCase(Locale.ROOT)::startsWith)) {
                settings.put(name, value);
            }
        });
        String known = version.isEmpty() ? USUAL_VERSION.getOrDefault(dialect.name(), "") : version;
        String[] parts = known.split("\\.");
        settings.put(JdbcSettings.ALLOW_METADATA_ON_BOOT, "false");
        settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_NAME, dialect.title());
        settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_VERSION, known);
        settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, parts[0]);
        settings.putIfAbsent(JdbcSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, parts.length > 1 ? parts[1] : "0");
        return settings;
    }

    private MetadataSources sources(Mapping mapping) {
        MetadataSources sources = new MetadataSources(registry);
        mapping.packages().forEach(sources::addPackage);
        mapping.classes().forEach(sources::addAnnotatedClassName);
        mapping.resources().forEach(sources::addResource);
        for (Path file : mapping.files()) {
            sources.addFile(file.toFile());
        }
        return sources;
    }

    private static Refusal unreadable(RuntimeException failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String cause = root == failure || failure.getMessage().contains(String.valueOf(root.getMessage())) ? "" : " (" + root + ")";
        return new Refusal(
                "unreadable-mapping",
                "Hibernate does not understand the mapping: " + failure.getMessage() + cause,
                "Mend the mapping; what its classes need, the dialect of the database included, must be on the class path.",
                failure);
    }

    @Override
    public void close() {
        StandardServiceRegistryBuilder.destroy(registry);
        thread.setContextClassLoader(threadLoader);
    }
}
