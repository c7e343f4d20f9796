package dev.matar.dialect.postgresql;

import dev.matar.dialect.Scope;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Reads a schema from PostgreSQL's catalog, by seven queries whatever the number of tables.
 *
 * <p>The connection's {@code current_schema()} is the empty namespace. Out of sight are what extensions brought along,
 * partitions, tables that inherit from another, foreign and temporary tables, materialized views, domains and all that
 * the schema has no word for, such as exclusion constraints and triggers. A serial column is one that draws its default
 * from a sequence.
 */
final class PostgresqlInspector {

    private final Connection connection;
    private final Scope scope;
    private final UnaryOperator<String> quote;
    private final int version;

    /** What each namespace is called in the schema. */
    private final Map<String, String> namespaces = new HashMap<>();

    private final Map<Name, List<String>> enums = new LinkedHashMap<>();
    private final Map<Long, TableDraft> tables = new LinkedHashMap<>();

    PostgresqlInspector(Connection connection, Scope scope, UnaryOperator<String> quote) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.quote = quote;
        this.version = connection.getMetaData().getDatabaseMajorVersion();
    }

    Schema inspect() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        List<View> views = new ArrayList<>();
        read(Catalog.NAMESPACES, row -> namespaces.put(row.getString(1), row.getBoolean(2) ? "" : row.getString(1)));
        read(Catalog.ENUMS, this::enumValue);
        read(Catalog.COLUMNS, this::column);
        read(Catalog.constraints(version), this::constraint);
        read(Catalog.indexes(version), this::indexPart);
        read(Catalog.SEQUENCES, row -> sequence(row, sequences));
        read(Catalog.VIEWS, row -> view(row, views));
        Set<String> named = new TreeSet<>(namespaces.values());
        named.remove("");
        return Schema.of(
                tables.values().stream().map(TableDraft::table).toList(),
                sequences,
                enums.entrySet().stream()
                        .map(e -> new EnumType(e.getKey(), e.getValue()))
                        .toList(),
                views,
                named);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, Row each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }

    private boolean isInSight(String namespace) {
        return namespaces.containsKey(namespace);
    }

    private Name name(String namespace, String local) {
        return new Name(namespaces.getOrDefault(namespace, namespace), local);
    }

    /** A name as it stands in SQL, with its namespace where that is told. */
    private String qualified(String namespace, String local) {
        return (namespace == null ? "" : quote.apply(namespace) + ".") + quote.apply(local);
    }

    private void enumValue(ResultSet row) throws SQLException {
        if (isInSight(row.getString(1))) {
            List<String> values =
                    enums.computeIfAbsent(name(row.getString(1), row.getString(2)), n -> new ArrayList<>());
            if (row.getString(3) != null) {
                values.add(row.getString(3));
            }
        }
    }

    private void sequence(ResultSet row, List<Sequence> sequences) throws SQLException {
        if (isInSight(row.getString(1))) {
            sequences.add(Normalization.sequence(new Sequence(
                    name(row.getString(1), row.getString(2)),
                    row.getLong(3),
                    row.getLong(4),
                    OptionalLong.of(row.getLong(5)),
                    OptionalLong.of(row.getLong(6)),
                    row.getBoolean(7),
                    row.getLong(8))));
        }
    }

    private void view(ResultSet row, List<View> views) throws SQLException {
        Name name = name(row.getString(1), row.getString(2));
        if (isInSight(row.getString(1)) && scope.includes(name)) {
            views.add(new View(name, Normalization.query(row.getString(3))));
        }
    }

    // ---- tables

    private void column(ResultSet row) throws SQLException {
        Name name = name(row.getString(2), row.getString(3));
        if (!isInSight(row.getString(2)) || !scope.includes(name)) {
            return;
        }
        String comment = row.getString(4);
        TableDraft draft =
                tables.computeIfAbsent(row.getLong(1), oid -> new TableDraft(name, comment == null ? "" : comment));
        if (row.getString(5) != null) {
            String about = row.getString(18);
            Type type = type(row);
            draft.columns.add(new Column(
                    row.getString(5), type, !row.getBoolean(12), defaultValue(row, type), about == null ? "" : about));
        }
    }

    private Type type(ResultSet row) throws SQLException {
        String spelling = row.getString(6);
        if (row.getString(8) != null) {
            Name name = name(row.getString(7), row.getString(8));
            if (!enums.containsKey(name)) {
                return new Type.Native(spelling);
            }
            Type type = new Type.Enum(name);
            return row.getBoolean(9) ? new Type.Array(type) : type;
        }
        Type type = Types.read(spelling);
        String collation = row.getString(10);
        return collation == null ? type : Types.collated(type, qualified(row.getString(11), collation));
    }

    private static Default defaultValue(ResultSet row, Type type) throws SQLException {
        String generated = row.getString(13);
        String expression = row.getString(14);
        String identity = row.getString(15);
        if (!generated.isEmpty()) {
            return new Default.Computed(Texts.unwrap(expression), generated.equals("s"));
        } else if (!identity.isEmpty()) {
            return new Default.Identity(identity.equals("a"), row.getLong(16), row.getLong(17));
        }
        return expression == null ? Default.NONE : Defaults.read(expression, type);
    }

    private void constraint(ResultSet row) throws SQLException {
        TableDraft draft = tables.get(row.getLong(1));
        if (draft != null) {
            String name = row.getString(2);
            draft.constraints.add(
                    switch (row.getString(3)) {
                        case "p" -> new Constraint.PrimaryKey(name, strings(row, 4));
                        case "u" -> new Constraint.Unique(name, strings(row, 4), timing(row));
                        case "c" -> new Constraint.Check(name, Texts.unwrap(row.getString(5)));
                        default ->
                            new Constraint.ForeignKey(
                                    name,
                                    strings(row, 4),
                                    target(row),
                                    action(row.getString(10)),
                                    action(row.getString(11)),
                                    timing(row));
                    });
        }
    }

    private Constraint.Reference target(ResultSet row) throws SQLException {
        boolean external = !tables.containsKey(row.getLong(6));
        return new Constraint.Reference(name(row.getString(7), row.getString(8)), strings(row, 9), external);
    }

    private static List<String> strings(ResultSet row, int place) throws SQLException {
        return row.getArray(place) == null
                ? List.of()
                : List.of((String[]) row.getArray(place).getArray());
    }

    private static Constraint.Timing timing(ResultSet row) throws SQLException {
        if (row.getBoolean(13)) {
            return Constraint.Timing.DEFERRED;
        }
        return row.getBoolean(12) ? Constraint.Timing.DEFERRABLE : Constraint.Timing.IMMEDIATE;
    }

    private static Constraint.Action action(String letter) {
        return switch (letter) {
            case "r" -> Constraint.Action.RESTRICT;
            case "c" -> Constraint.Action.CASCADE;
            case "n" -> Constraint.Action.SET_NULL;
            case "d" -> Constraint.Action.SET_DEFAULT;
            default -> Constraint.Action.NO_ACTION;
        };
    }

    private void indexPart(ResultSet row) throws SQLException {
        TableDraft draft = tables.get(row.getLong(1));
        if (draft == null) {
            return;
        }
        String name = row.getString(2);
        if (!draft.indexes.containsKey(name)) {
            String predicate = row.getString(5);
            IndexDraft index =
                    new IndexDraft(name, row.getBoolean(3), predicate == null ? "" : Texts.unwrap(predicate));
            index.method(row.getString(4));
            index.storage(strings(row, 6));
            index.nullsNotDistinct(row.getBoolean(7));
            draft.indexes.put(name, index);
        }
        IndexDraft index = draft.indexes.get(name);
        if (!row.getBoolean(8)) {
            index.include.add(row.getString(9));
            return;
        }
        String key = index.key(row.getString(9), row.getString(10), row.getInt(11));
        if (row.getString(12) != null) {
            index.options.put(IndexOptions.OPS + key, qualified(row.getString(13), row.getString(12)));
        }
        if (row.getString(14) != null) {
            index.options.put(IndexOptions.COLLATE + key, qualified(row.getString(15), row.getString(14)));
        }
    }
}
