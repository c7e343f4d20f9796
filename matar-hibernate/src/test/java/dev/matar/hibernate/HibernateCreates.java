package dev.matar.hibernate;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/** Databases as Hibernate itself creates them when an application starts. */
final class HibernateCreates {

    private HibernateCreates() {}

    /** The url of a new database of these classes. */
    static String database(Engine engine, List<Class<?>> classes, Map<String, String> settings) throws SQLException {
        String url = engine.newDatabase();
        StandardServiceRegistryBuilder builder = new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(classes.get(0).getClassLoader())
                        .build())
                .applySetting("jakarta.persistence.jdbc.url", url)
                .applySetting("hibernate.hbm2ddl.auto", "create-only")
                .applySetting("hibernate.hbm2ddl.create_namespaces", "true")
                // Those of statements that change many rows are Hibernate's own, and come and go with the application.
                .applySetting("hibernate.query.mutation_strategy.global_temporary.create_tables", "false")
                .applySetting("hibernate.query.mutation_strategy.local_temporary.create_tables", "false")
                .applySetting("hibernate.query.mutation_strategy.persistent.create_tables", "false")
                // Hibernate writes comments for SQLite, too, which does not know them.
                .applySetting("hibernate.hbm2ddl.halt_on_error", engine != Engine.SQLITE);
        settings.forEach(builder::applySetting);
        StandardServiceRegistry registry = builder.build();
        try (QuietLogs quiet = new QuietLogs()) {
            new MetadataSources(registry)
                    .addAnnotatedClasses(classes.toArray(Class<?>[]::new))
                    .buildMetadata()
                    .buildSessionFactory()
                    .close();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
        return url;
    }
}
