package dev.matar.dialect.sqlite;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Schemas as SQLite would report them; the inspector, too, brings what it reads into this form.
 *
 * <p>There are no comments, no enum types without a column, no options of other dialects; one spelling for types,
 * defaults and expressions. What SQLite cannot do stays as it is, for {@link SqliteDialect#render} to refuse.
 */
final class SqliteNormalizer {

    private SqliteNormalizer() {}

    static Schema normalize(Schema schema) {
        if (!schema.isKnown()) {
            return schema;
        }
        List<Table> tables =
                schema.tables().stream().map(SqliteNormalizer::normalize).toList();
        Set<Name> used = new TreeSet<>();
        tables.forEach(table -> table.columns().forEach(column -> {
            if (column.type() instanceof Type.Enum type) {
                used.add(type.name());
            }
        }));
        List<EnumType> enums = schema.enums().stream()
                .filter(type -> used.contains(type.name()))
                .toList();
        List<View> views = schema.views().stream()
                .map(view -> new View(view.name(), SqliteExpression.canonicalQuery(view.query())))
                .toList();
        return Schema.of(tables, schema.sequences().list(), enums, views, schema.namespaces());
    }

    static Table normalize(Table table) {
        List<Column> columns =
                table.columns().stream().map(column -> column(table, column)).toList();
        Set<String> names = table.columns().keys();
        List<Constraint> constraints =
                table.constraints().stream().map(c -> constraint(c, names)).toList();
        List<Index> indexes = table.indexes().stream().map(i -> index(i, names)).toList();
        return new Table(
                table.name(),
                Members.of(columns),
                Members.of(constraints),
                Members.of(indexes),
                "",
                own(table.options()));
    }

    private static Map<String, String> own(Map<String, String> options) {
        Map<String, String> own = new TreeMap<>(options);
        own.keySet().removeIf(option -> !option.startsWith("sqlite."));
        return own;
    }

    private static Column column(Table table, Column column) {
        Type type = type(table, column);
        return new Column(column.name(), type, column.nullable(), value(table, column, type), "");
    }

    private static Type type(Table table, Column column) {
        Type type = column.type().resolve("sqlite");
        if (isIdentity(table, column)) {
            return new Type.BigInt();
        } else if (type instanceof Type.Enum || type instanceof Type.Array) {
            return type;
        }
        Type read = SqliteTypes.read(SqliteTypes.declare(type));
        // As a primary key, INTEGER and no other word makes the column the row's id; INT must stay INT.
        boolean staysNative = read instanceof Type.Integer
                && type instanceof Type.Native n
                && isKey(table, column)
                && !n.spelling().equalsIgnoreCase("INTEGER");
        return staysNative ? type : read;
    }

    private static Default value(Table table, Column column, Type type) {
        Default value = column.defaultValue();
        boolean ofBoolean = type instanceof Type.Boolean;
        if (value instanceof Default.Value constant) {
            return SqliteExpression.defaultOf(SqliteExpression.constant(constant.value()), ofBoolean);
        } else if (value instanceof Default.Expression expression) {
            return SqliteExpression.defaultOf(expression.sql(), ofBoolean);
        } else if (value instanceof Default.Computed computed) {
            return new Default.Computed(
                    canonical(computed.sql(), table.columns().keys()), computed.stored());
        }
        return isIdentity(table, column) ? new Default.Identity(false, 1, 1) : value;
    }

    /** Whether a column is what {@code integer primary key autoincrement} makes. */
    static boolean isIdentity(Table table, Column column) {
        return column.defaultValue() instanceof Default.Identity identity
                && identity.start() == 1
                && identity.increment() == 1
                && isKey(table, column)
                && isWhole(column.type().resolve("sqlite"));
    }

    private static boolean isWhole(Type type) {
        boolean declared = type instanceof Type.Native n && n.spelling().equalsIgnoreCase("INTEGER");
        return declared || type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
    }

    /** Whether a column alone is the primary key. */
    static boolean isKey(Table table, Column column) {
        return table.primaryKey()
                .filter(key -> key.columns().equals(List.of(column.name())))
                .isPresent();
    }

    private static Constraint constraint(Constraint constraint, Collection<String> columns) {
        return constraint instanceof Constraint.Check check
                ? new Constraint.Check(check.name(), canonical(check.expression(), columns))
                : constraint;
    }

    static Index index(Index index, Collection<String> columns) {
        List<Index.Key> keys = new ArrayList<>();
        for (Index.Key key : index.keys()) {
            Index.Nulls asIs = key.descending() ? Index.Nulls.LAST : Index.Nulls.FIRST;
            Index.Nulls nulls = key.nulls() == asIs ? Index.Nulls.DEFAULT : key.nulls();
            keys.add(key(key, columns).nulls(nulls));
        }
        String where = index.where().isEmpty() ? "" : canonical(index.where(), columns);
        return new Index(index.name(), keys, index.unique(), where, index.include(), own(index.options()));
    }

    private static Index.Key key(Index.Key key, Collection<String> columns) {
        if (!key.expression()) {
            return key;
        }
        String text = canonical(key.text(), columns);
        boolean isColumn = SqliteExpression.column(text, columns).isPresent();
        String name = SqliteExpression.column(text, columns).orElse(text);
        return new Index.Key(name, !isColumn, key.descending(), key.nulls());
    }

    private static String canonical(String sql, Collection<String> columns) {
        return SqliteExpression.canonical(sql, columns);
    }
}
