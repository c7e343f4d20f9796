package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import java.util.Map;
import java.util.Set;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;

/**
 * What the database calls what Hibernate names, in the words of a schema.
 *
 * <p>Hibernate remembers of a name whether it stands in quotes in its SQL, and the database turns the others into its own case.
 */
final class MappedNames {

    /** The namespaces that a connection works in by default, so that their name is left out. */
    private static final Map<String, String> DEFAULT_NAMESPACE = Map.of("postgresql", "public", "h2", "public");

    /** The dialects on which Hibernate leaves schemas out, as there are none. */
    private static final Set<String> WITHOUT_NAMESPACES = Set.of("sqlite", "mysql", "mariadb");

    private final Dialect dialect;
    private final JdbcEnvironment environment;
    private final SqlStringGenerationContext sql;
    private final Naming convention;

    /** @param convention names what Hibernate leaves unnamed */
    MappedNames(Dialect dialect, Metadata metadata, Naming convention) {
        Database database = metadata.getDatabase();
        this.dialect = dialect;
        this.convention = convention;
        this.environment = database.getJdbcEnvironment();
        this.sql = SqlStringGenerationContextImpl.fromConfigurationMap(
                environment,
                database,
                database.getServiceRegistry().requireService(ConfigurationService.class).getSettings());
    }

    Naming convention() {
        return convention;
    }

    /** How Hibernate writes qualified names into SQL. */
    SqlStringGenerationContext sql() {
        return sql;
    }

    org.hibernate.dialect.Dialect hibernateDialect() {
        return environment.getDialect();
    }

    private String of(Identifier identifier) {
        return dialect.readName(identifier.getText(), identifier.isQuoted());
    }

    /** A name that stands in SQL as it is given here, be it in quotes. */
    String of(String written) {
        return of(Identifier.toIdentifier(written));
    }

    /** A name as it stands in SQL, be it with its schema and in quotes. */
    Name parsed(String written) {
        String[] parts = written.split("\\.(?=[^.]*$)");
        return parts.length == 1
                ? Name.of(of(parts[0]))
                : Name.of(namespace(Identifier.toIdentifier(parts[0])), of(parts[1]));
    }

    String of(Column column) {
        return dialect.readName(column.getName(), column.isQuoted());
    }

    String of(ForeignKey key) {
        return of(environment.getIdentifierHelper().toIdentifier(key.getName()));
    }

    String of(Index index) {
        boolean helped = hibernateDialect().qualifyIndexName();
        return of(
                helped
                        ? environment.getIdentifierHelper().toIdentifier(index.getQuotedName(hibernateDialect()))
                        : Identifier.toIdentifier(index.getName()));
    }

    Name of(Table table) {
        return of(table.getQualifiedTableName());
    }

    Name of(QualifiedName name) {
        return Name.of(namespace(name.getSchemaName()), of(name.getObjectName()));
    }

    /** The namespace of a schema of the mapping, or of its default one. */
    String namespace(Identifier schema) {
        Identifier named = sql.schemaWithDefault(schema);
        if (named == null || WITHOUT_NAMESPACES.contains(dialect.name())) {
            return "";
        }
        String namespace = of(named);
        return namespace.equals(DEFAULT_NAMESPACE.get(dialect.name())) ? "" : namespace;
    }
}
