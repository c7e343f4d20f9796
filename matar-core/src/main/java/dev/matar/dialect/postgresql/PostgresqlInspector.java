package dev.matar.dialect.postgresql;

import dev.matar.dialect.Rows;
import dev.matar.dialect.Scope;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final UnaryOperator<String> literal;
    private final int version;

    /** What each namespace is called in the schema. */
    private final Map<String, String> namespaces = new HashMap<>();

    private final Map<Name, List<String>> enums = new LinkedHashMap<>();
    private final Map<Long, Name> enumNames = new HashMap<>();
    private final Map<Long, TableDraft> tables = new LinkedHashMap<>();

    PostgresqlInspector(Connection connection, Scope scope, UnaryOperator<String> quote, UnaryOperator<String> literal)
            throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.quote = quote;
        this.literal = literal;
        this.version = connection.getMetaData().getDatabaseMajorVersion();
    }

    Schema inspect() throws SQLException {
        List<Sequence> sequences = new ArrayList<>();
        List<View> views = new ArrayList<>();
        Catalog catalog = new Catalog(scope.hiddenNamespaces().stream().map(literal).toList());
        read(catalog.namespaces(), this::namespace);
        read(catalog.enums(), this::enumValue);
        read(catalog.columns(), this::column);
        read(catalog.constraints(version), this::constraint);
        read(catalog.indexes(version), this::indexPart);
        read(catalog.sequences(), row -> sequence(row, sequences));
        read(catalog.views(), row -> view(row, views));
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

    private void read(String query, Rows each) throws SQLException {
        Rows.of(connection, query, each);
    }

    private boolean isInSight(ResultSet row) throws SQLException {
        return namespaces.containsKey(row.getString("namespace"));
    }

    private Name name(ResultSet row) throws SQLException {
        return name(row.getString("namespace"), row.getString("name"));
    }

    private Name name(String namespace, String local) {
        return new Name(namespaces.getOrDefault(namespace, namespace), local);
    }

    private void namespace(ResultSet row) throws SQLException {
        String namespace = row.getString("namespace");
        namespaces.put(namespace, row.getBoolean("is_current") ? "" : namespace);
    }

    private void enumValue(ResultSet row) throws SQLException {
        if (isInSight(row)) {
            enumNames.put(row.getLong("type_id"), name(row));
            List<String> values = enums.computeIfAbsent(name(row), n -> new ArrayList<>());
            if (row.getString("value") != null) {
                values.add(row.getString("value"));
            }
        }
    }

    private void sequence(ResultSet row, List<Sequence> sequences) throws SQLException {
        if (isInSight(row)) {
            sequences.add(Normalization.sequence(new Sequence(
                    name(row),
                    row.getLong("seqstart"),
                    row.getLong("seqincrement"),
                    OptionalLong.of(row.getLong("seqmin")),
                    OptionalLong.of(row.getLong("seqmax")),
                    row.getBoolean("seqcycle"),
                    row.getLong("seqcache"))));
        }
    }

    private void view(ResultSet row, List<View> views) throws SQLException {
        if (isInSight(row) && scope.includes(name(row))) {
            views.add(new View(name(row), Normalization.query(row.getString("query"))));
        }
    }

    // ---- tables

    private void column(ResultSet row) throws SQLException {
        Name table = name(row.getString("namespace"), row.getString("table_name"));
        if (!isInSight(row) || !scope.includes(table)) {
            return;
        }
        TableDraft draft = tables.get(row.getLong("table_id"));
        if (draft == null) {
            draft = new TableDraft(table, orEmpty(row.getString("table_comment")));
            draft.storage(strings(row, "storage"), row.getString("partition_by"));
            tables.put(row.getLong("table_id"), draft);
        }
        if (row.getString("name") != null) {
            Type type = type(row);
            draft.columns.put(
                    row.getShort("number"),
                    new Column(
                            row.getString("name"),
                            type,
                            !row.getBoolean("is_not_null"),
                            defaultValue(row, type),
                            orEmpty(row.getString("comment"))));
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private Type type(ResultSet row) throws SQLException {
        Name element = enumNames.get(row.getLong("element_id"));
        if (element != null) {
            return new Type.Array(new Type.Enum(element));
        }
        Name name = enumNames.get(row.getLong("type_id"));
        if (name != null) {
            return new Type.Enum(name);
        }
        Type type = Types.read(row.getString("type"));
        String collation = row.getString("collation");
        return collation == null ? type : Types.collated(type, collation);
    }

    private static Default defaultValue(ResultSet row, Type type) throws SQLException {
        String expression = row.getString("expression");
        String computed = row.getString("computed");
        String identity = row.getString("identity");
        if (!computed.isEmpty()) {
            return new Default.Computed(Texts.unwrap(expression), computed.equals("s"));
        } else if (!identity.isEmpty()) {
            return new Default.Identity(identity.equals("a"), row.getLong("seqstart"), row.getLong("seqincrement"));
        }
        return expression == null ? Default.NONE : Defaults.read(expression, type);
    }

    private void constraint(ResultSet row) throws SQLException {
        TableDraft draft = tables.get(row.getLong("table_id"));
        if (draft == null) {
            return;
        }
        String name = row.getString("name");
        List<Short> columns = array(row, "columns", new Short[0]);
        draft.constraint(
                switch (row.getString("kind")) {
                    case "p" -> new Constraint.PrimaryKey(name, draft.names(columns));
                    case "u" -> new Constraint.Unique(name, draft.names(columns), timing(row));
                    // Its columns may be the whole row or one of the system's, which have no name in the draft.
                    case "c" -> new Constraint.Check(name, condition(row.getString("expression"), draft));
                    default -> foreignKey(name, draft.names(columns), row);
                },
                row.getString("unmodelled"));
    }

    private static String condition(String expression, TableDraft draft) {
        return ListedValues.read(Texts.unwrap(expression), Members.of(draft.columns.values()));
    }

    private Constraint.ForeignKey foreignKey(String name, List<String> columns, ResultSet row) throws SQLException {
        Name target = name(row.getString("target_namespace"), row.getString("target_name"));
        boolean external = !tables.containsKey(row.getLong("target_id"));
        return new Constraint.ForeignKey(
                name,
                columns,
                new Constraint.Reference(target, strings(row, "target_columns"), external),
                action(row.getString("on_delete")),
                action(row.getString("on_update")),
                timing(row));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return array(row, column, new String[0]);
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> array(ResultSet row, String column, T[] none) throws SQLException {
        Array array = row.getArray(column);
        return List.of(array == null ? none : (T[]) array.getArray());
    }

    private static Constraint.Timing timing(ResultSet row) throws SQLException {
        if (row.getBoolean("condeferred")) {
            return Constraint.Timing.DEFERRED;
        }
        return row.getBoolean("condeferrable") ? Constraint.Timing.DEFERRABLE : Constraint.Timing.IMMEDIATE;
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
        TableDraft draft = tables.get(row.getLong("table_id"));
        if (draft == null) {
            return;
        }
        String name = row.getString("name");
        IndexDraft index = draft.indexes.get(name);
        if (index == null) {
            index = new IndexDraft(
                    name, row.getBoolean("is_unique"), Texts.unwrap(orEmpty(row.getString("predicate"))));
            index.options(row.getString("method"), strings(row, "storage"), row.getBoolean("nulls_not_distinct"));
            draft.indexes.put(name, index);
        }
        if (row.getBoolean("is_key")) {
            index.key(row.getString("column_name"), row.getString("expression"), row.getInt("sorting"));
            index.keyOption(Options.OPS, operators(row));
            index.keyOption(Options.COLLATE, row.getString("collation"));
        } else {
            index.include.add(row.getString("column_name"));
        }
    }

    /** The operator class as it stands in SQL; null for the usual one. */
    private String operators(ResultSet row) throws SQLException {
        String name = row.getString("operators");
        String namespace = row.getString("operators_namespace");
        return name == null ? null : (namespace == null ? "" : quote.apply(namespace) + ".") + quote.apply(name);
    }
}
