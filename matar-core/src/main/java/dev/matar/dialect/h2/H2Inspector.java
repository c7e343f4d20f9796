package dev.matar.dialect.h2;

import dev.matar.dialect.Scope;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the schema of an H2 database from its information schema, one query a view of it.
 *
 * <p>Left out: materialized views, synonyms, linked and temporary tables, triggers, functions, and the table
 * that locks.
 */
final class H2Inspector {

    private final H2Catalog catalog;
    private final Scope scope;
    private final H2Names names;
    private final Map<Name, String> tables = new LinkedHashMap<>();
    private final Map<Name, List<String>> views = new LinkedHashMap<>();
    private final Map<Name, List<String>> enums = new LinkedHashMap<>();
    private final Map<Name, List<Column>> columns = new LinkedHashMap<>();

    private H2Inspector(H2Catalog catalog, Scope scope) {
        this.catalog = catalog;
        this.scope = scope;
        this.names = catalog.names();
    }

    /** The schema that a connection sees; its current schema is the empty namespace. */
    static Schema inspect(Connection connection, Scope scope) throws SQLException {
        return new H2Inspector(new H2Catalog(connection), scope).read();
    }

    private Schema read() throws SQLException {
        readRelations();
        readEnums();
        readColumns();
        H2Indexes indexReader = new H2Indexes(catalog);
        Map<Name, List<Index>> indexes = indexReader.read();
        Map<Name, List<Constraint>> constraints = new H2Constraints(catalog, indexReader, scope::includes).read();
        List<Table> wholes = new ArrayList<>();
        tables.forEach((name, comment) -> wholes.add(new Table(
                name, members(columns, name), members(constraints, name), members(indexes, name), comment, Map.of())));
        List<EnumType> types = new ArrayList<>();
        enums.forEach((name, values) -> types.add(new EnumType(name, values)));
        return Schema.of(wholes, readSequences(), types, readViews(), readNamespaces());
    }

    private static <T extends Member<String>> Members<String, T> members(Map<Name, List<T>> all, Name table) {
        return Members.of(all.getOrDefault(table, List.of()));
    }

    private Set<String> readNamespaces() throws SQLException {
        Set<String> namespaces = new HashSet<>();
        catalog.read("SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA", row -> {
            String schema = row.getString(1);
            if (H2Catalog.isUsers(schema) && !schema.equals(names.defaultSchema())) {
                namespaces.add(names.logical(schema));
            }
        });
        return namespaces;
    }

    private void readRelations() throws SQLException {
        Set<Name> hidden = new HashSet<>(Set.of(Name.of(H2Lock.TABLE)));
        catalog.read(
                "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, TABLE_CLASS, REMARKS FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE TABLE_TYPE IN ('BASE TABLE', 'VIEW') ORDER BY TABLE_SCHEMA, TABLE_NAME",
                row -> {
                    Name name = names.logical(row.getString(1), row.getString(2));
                    if (row.getString(4).endsWith("MaterializedView")) {
                        hidden.add(names.logical(row.getString(1), row.getString(2) + "$1"));
                    } else if (H2Catalog.isUsers(row.getString(1)) && scope.includes(name)) {
                        boolean isTable = row.getString(3).equals("BASE TABLE");
                        if (isTable) {
                            tables.put(name, text(row.getString(5)));
                        } else {
                            views.put(name, new ArrayList<>());
                        }
                    }
                });
        tables.keySet().removeAll(hidden);
    }

    private static String text(String nullable) {
        return nullable == null ? "" : nullable;
    }

    /** Domains that are nothing more than an enum type. */
    private void readEnums() throws SQLException {
        catalog.read(
                "SELECT OBJECT_SCHEMA, OBJECT_NAME, VALUE_NAME FROM INFORMATION_SCHEMA.ENUM_VALUES"
                        + " WHERE OBJECT_TYPE = 'DOMAIN' ORDER BY OBJECT_SCHEMA, OBJECT_NAME, VALUE_ORDINAL",
                row -> enums.computeIfAbsent(
                                names.logicalDomain(row.getString(1), row.getString(2)), n -> new ArrayList<>())
                        .add(row.getString(3)));
        catalog.read(
                "SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAINS WHERE PARENT_DOMAIN_NAME IS NOT NULL"
                        + " OR DATA_TYPE <> 'ENUM' OR DOMAIN_DEFAULT IS NOT NULL OR DOMAIN_ON_UPDATE IS NOT NULL UNION"
                        + " SELECT DOMAIN_SCHEMA, DOMAIN_NAME FROM INFORMATION_SCHEMA.DOMAIN_CONSTRAINTS",
                row -> enums.remove(names.logicalDomain(row.getString(1), row.getString(2))));
    }

    private void readColumns() throws SQLException {
        catalog.read(
                "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, IS_NULLABLE, COLUMN_DEFAULT, IS_IDENTITY,"
                    + " IDENTITY_GENERATION, IDENTITY_START, IDENTITY_INCREMENT, GENERATION_EXPRESSION, REMARKS,"
                    + " DOMAIN_SCHEMA, DOMAIN_NAME, DATA_TYPE_SQL(TABLE_SCHEMA, TABLE_NAME, 'TABLE', DTD_IDENTIFIER)"
                    + " FROM INFORMATION_SCHEMA.COLUMNS ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
                row -> {
                    Name table = names.logical(row.getString(1), row.getString(2));
                    if (views.containsKey(table)) {
                        views.get(table).add(row.getString(3));
                    } else if (tables.containsKey(table)) {
                        columns.computeIfAbsent(table, t -> new ArrayList<>()).add(column(row));
                    }
                });
    }

    private Column column(ResultSet row) throws SQLException {
        Type type = row.getString(13) == null
                ? H2Types.read(row.getString(14))
                : domain(row.getString(12), row.getString(13));
        boolean nullable = row.getString(4).equals("YES");
        return new Column(
                names.logical(row.getString(3)), type, nullable, defaultOf(row, type), text(row.getString(11)));
    }

    private Type domain(String schema, String local) {
        Name name = names.logicalDomain(schema, local);
        return enums.containsKey(name)
                ? new Type.Enum(name)
                : new Type.Native(H2Text.spelling(H2Names.quoteDomain(name)));
    }

    private Default defaultOf(ResultSet row, Type type) throws SQLException {
        if (row.getString(6).equals("YES")) {
            return new Default.Identity(row.getString(7).equals("ALWAYS"), row.getLong(8), row.getLong(9));
        } else if (row.getString(10) != null) {
            return new Default.Computed(H2Text.tidy(row.getString(10), names), true);
        }
        return row.getString(5) == null ? Default.NONE : H2Defaults.read(type, H2Text.tidy(row.getString(5), names));
    }

    private List<Sequence> readSequences() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        catalog.read(
                "SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, START_VALUE, INCREMENT, MINIMUM_VALUE, MAXIMUM_VALUE,"
                    + " CYCLE_OPTION, CACHE FROM INFORMATION_SCHEMA.SEQUENCES ORDER BY SEQUENCE_SCHEMA, SEQUENCE_NAME",
                row -> sequences.add(H2Bounds.normalize(new Sequence(
                        names.logical(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        OptionalLong.of(row.getLong(5)),
                        OptionalLong.of(row.getLong(6)),
                        row.getString(7).equals("YES"),
                        Math.max(1, row.getLong(8))))));
        return sequences;
    }

    private List<View> readViews() throws SQLException {
        List<View> found = new ArrayList<>();
        catalog.read(
                "SELECT TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION FROM INFORMATION_SCHEMA.VIEWS"
                        + " ORDER BY TABLE_SCHEMA, TABLE_NAME",
                row -> {
                    Name name = names.logical(row.getString(1), row.getString(2));
                    if (views.containsKey(name)) {
                        found.add(new View(name, H2Views.query(row.getString(3), views.get(name), names)));
                    }
                });
        return found;
    }
}
