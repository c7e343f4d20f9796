package dev.matar.dialect.mysql;

import dev.matar.dialect.Scope;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the schema of a database from its information schema, one query a view of it.
 *
 * <p>Other databases of the server are out of sight. Left out: triggers, routines, events, partitions, temporary tables.
 */
final class MysqlInspector {

    /** Where the engine is another one, or the collation not the database's, a table says so. */
    private record Found(String comment, Map<String, String> options, String collation) {}

    private final MysqlCatalog catalog;
    private final MysqlDialect dialect;
    private final Scope scope;
    private final Map<Name, Found> tables = new LinkedHashMap<>();
    private final Map<Name, List<Column>> columns = new HashMap<>();
    private final List<String> sequences = new ArrayList<>();
    private final EnumColumns enums = new EnumColumns();

    private MysqlInspector(MysqlDialect dialect, MysqlCatalog catalog, Scope scope) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.scope = scope;
    }

    static Schema inspect(MysqlDialect dialect, Connection connection, Scope scope) throws SQLException {
        return new MysqlInspector(dialect, new MysqlCatalog(connection, dialect.product(), scope.few()), scope).read();
    }

    private Schema read() throws SQLException {
        readTables();
        MysqlChecks checks = new MysqlChecks(catalog);
        readColumns(checks);
        MysqlKeys keys = new MysqlKeys(catalog, scope);
        List<Table> wholes = new ArrayList<>();
        tables.forEach((name, found) -> {
            List<Constraint> constraints = new ArrayList<>(keys.constraints(name));
            constraints.addAll(checks.of(name));
            List<Column> own = columns.getOrDefault(name, List.of());
            wholes.add(new Table(
                    name, Members.of(own), Members.of(constraints), Members.of(keys.indexes(name)), found.comment(), found.options()));
        });
        return Schema.of(wholes, readSequences(), enums.types(), readViews(), Set.of());
    }

    private void readTables() throws SQLException {
        catalog.read(
                "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, TABLE_COMMENT, (SELECT DEFAULT_COLLATION_NAME FROM"
                        + " information_schema.SCHEMATA WHERE SCHEMA_NAME = DATABASE()) FROM information_schema.TABLES"
                        + " WHERE TABLE_SCHEMA = DATABASE()" + catalog.tables() + " ORDER BY TABLE_NAME",
                row -> {
                    Name name = Name.of(row.getString(1));
                    if (row.getString(2).equals("SEQUENCE")) {
                        sequences.add(row.getString(1));
                    } else if (row.getString(2).equals("BASE TABLE") && scope.includes(name)) {
                        tables.put(name, new Found(row.getString(5), options(row), row.getString(4)));
                    }
                });
    }

    private static Map<String, String> options(ResultSet row) throws SQLException {
        Map<String, String> options = new HashMap<>();
        if (row.getString(3) != null && !row.getString(3).equalsIgnoreCase("InnoDB")) {
            options.put(MysqlDialect.ENGINE, row.getString(3).toLowerCase(Locale.ROOT));
        }
        if (row.getString(4) != null && !row.getString(4).equals(row.getString(6))) {
            options.put(MysqlDialect.COLLATION, row.getString(4));
        }
        return options;
    }

    private void readColumns(MysqlChecks checks) throws SQLException {
        catalog.read(
                "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, COLLATION_NAME, COLUMN_TYPE, EXTRA,"
                        + " GENERATION_EXPRESSION, COLUMN_COMMENT FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = DATABASE()" + catalog.tables() + " ORDER BY TABLE_NAME, ORDINAL_POSITION",
                row -> {
                    Name table = Name.of(row.getString(1));
                    if (tables.containsKey(table)) {
                        columns.computeIfAbsent(table, t -> new ArrayList<>()).add(column(table, row, checks));
                    }
                });
    }

    private Column column(Name table, ResultSet row, MysqlChecks checks) throws SQLException {
        String name = row.getString(2);
        String extra = row.getString(7);
        boolean isJson = checks.takeJson(table, name);
        Type type = isJson ? new Type.Json(false) : type(row, tables.get(table).collation());
        Default value = defaultOf(type, row, extra);
        boolean nullable = row.getString(4).equals("YES");
        return enums.read(new Column(name, type, nullable, value, row.getString(9)));
    }

    private static Type type(ResultSet row, String usualCollation) throws SQLException {
        String collation = row.getString(5);
        boolean usual = collation == null || collation.equals(usualCollation);
        String spelling = row.getString(6) + (usual ? "" : " collate " + collation)
                + (row.getString(7).toLowerCase(Locale.ROOT).contains("invisible") ? " invisible" : "");
        return MysqlTypes.read(spelling);
    }

    private Default defaultOf(Type type, ResultSet row, String extra) throws SQLException {
        String mark = extra.toLowerCase(Locale.ROOT);
        if (mark.contains("auto_increment")) {
            return new Default.Identity(false, 1, 1);
        } else if (mark.contains("stored generated") || mark.contains("virtual generated")) {
            return new Default.Computed(catalog.text(row.getString(8)), mark.contains("stored"));
        }
        String value = row.getString(3);
        int onUpdate = mark.indexOf("on update ");
        if (onUpdate >= 0) {
            return MysqlDefaults.read(type, (value == null ? "null" : catalog.text(value)) + " " + extra.substring(onUpdate).toLowerCase(Locale.ROOT));
        }
        boolean isText = catalog.product() == Product.MYSQL && !mark.contains("default_generated");
        return value == null ? Default.NONE : MysqlDefaults.read(type, isText ? constant(value) : catalog.text(value));
    }

    /** MySQL reports a constant without quotes. */
    private static String constant(String value) {
        boolean isSql = value.matches("[+-]?\\d+(\\.\\d+)?|b'[01]*'|(?i)current_timestamp(\\(\\d\\))?");
        return isSql ? value : "'" + value.replace("'", "''") + "'";
    }

    /** A sequence is a table of one row, in all of which is looked at once. */
    private List<Sequence> readSequences() throws SQLException {
        List<Sequence> found = new ArrayList<>();
        if (!sequences.isEmpty()) {
            catalog.read(
                    sequences.stream()
                            .map(name -> "SELECT " + MysqlText.literal(name) + ", start_value, increment, minimum_value, maximum_value,"
                                    + " cycle_option, cache_size FROM " + MysqlNames.quote(name))
                            .collect(Collectors.joining(" UNION ALL ")),
                    row -> found.add(dialect.normalize(new Sequence(
                            Name.of(row.getString(1)),
                            row.getLong(2),
                            row.getLong(3),
                            OptionalLong.of(row.getLong(4)),
                            OptionalLong.of(row.getLong(5)),
                            row.getBoolean(6),
                            Math.max(1, row.getLong(7))))));
        }
        return found;
    }

    private List<View> readViews() throws SQLException {
        List<View> found = new ArrayList<>();
        catalog.read(
                "SELECT TABLE_NAME, VIEW_DEFINITION FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()" + catalog.tables() + " ORDER BY 1",
                row -> {
                    Name name = Name.of(row.getString(1));
                    if (scope.includes(name)) {
                        found.add(new View(name, catalog.query(row.getString(2))));
                    }
                });
        return found;
    }
}
