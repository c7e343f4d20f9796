package dev.matar.dialect.mysql;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Parts of a schema as the database would report them. */
final class MysqlNormal {

    private final MysqlDialect dialect;

    MysqlNormal(MysqlDialect dialect) {
        this.dialect = dialect;
    }

    Schema of(Schema schema) {
        if (!schema.isKnown()) {
            return schema;
        }
        List<Table> tables = schema.tables().stream().map(table -> of(table, schema)).toList();
        Set<Name> used = new HashSet<>();
        tables.forEach(t -> t.columns().forEach(c -> c.type().enumType().ifPresent(used::add)));
        List<EnumType> enums = schema.enums().stream().filter(type -> used.contains(type.name())).toList();
        List<View> views = schema.views().stream().map(v -> new View(v.name(), MysqlText.tidy(v.query()))).toList();
        return Schema.of(tables, schema.sequences().list(), enums, views, schema.namespaces());
    }

    private Table of(Table table, Schema schema) {
        return new Table(
                table.name(),
                Members.of(table.columns().stream().map(this::of).toList()),
                Members.of(table.constraints().stream().map(c -> of(c, schema)).toList()),
                Members.of(table.indexes().stream().map(MysqlNormal::of).toList()),
                table.comment(),
                own(table.options()));
    }

    /** The options that are meant for this family. */
    private static Map<String, String> own(Map<String, String> options) {
        Map<String, String> own = new TreeMap<>(options);
        own.keySet().removeIf(option -> !option.startsWith("mysql.") || option.equals(KeyIndexes.OPTION));
        return own;
    }

    Column of(Column column) {
        Type type = dialect.normalize(column.type());
        Default value = MysqlDefaults.normalize(type, column.defaultValue());
        boolean nullable = column.nullable() && !(value instanceof Default.Identity) || dialect.forgetsNotNull(value);
        return new Column(column.name(), type, nullable, value, column.comment());
    }

    private static Constraint of(Constraint constraint, Schema schema) {
        if (constraint instanceof Constraint.Check check) {
            return new Constraint.Check(check.name(), MysqlText.tidy(check.expression()));
        } else if (constraint instanceof Constraint.ForeignKey key) {
            return inOrder(key, schema).onDelete(of(key.onDelete())).onUpdate(of(key.onUpdate()));
        }
        return constraint;
    }

    /** Restrict is what the database does when it has to do nothing. */
    static Constraint.Action of(Constraint.Action action) {
        return action == Constraint.Action.RESTRICT ? Constraint.Action.NO_ACTION : action;
    }

    /** A foreign key with its columns in the order of an index of its target, without which InnoDB does not take it. */
    static Constraint.ForeignKey inOrder(Constraint.ForeignKey key, Schema schema) {
        Optional<Table> target = key.target().external() ? Optional.empty() : schema.tables().find(key.target().table());
        List<String> wanted = key.target().columns();
        List<List<String>> keys = target.map(KeyIndexes::keys).orElse(List.of());
        if (wanted.size() < 2 || keys.stream().anyMatch(k -> KeyIndexes.begins(k, wanted))) {
            return key;
        }
        return keys.stream()
                .filter(k -> k.size() >= wanted.size() && Set.copyOf(k.subList(0, wanted.size())).equals(Set.copyOf(wanted)))
                .findFirst()
                .map(k -> inOrder(key, k.subList(0, wanted.size())))
                .orElse(key);
    }

    private static Constraint.ForeignKey inOrder(Constraint.ForeignKey key, List<String> order) {
        List<String> columns = new ArrayList<>();
        order.forEach(column -> columns.add(key.columns().get(key.target().columns().indexOf(column))));
        return new Constraint.ForeignKey(
                key.name(),
                columns,
                new Constraint.Reference(key.target().table(), order, key.target().external()),
                key.onDelete(),
                key.onUpdate(),
                key.timing());
    }

    private static Index of(Index index) {
        return new Index(
                index.name(),
                index.keys().stream().map(MysqlNormal::of).toList(),
                index.unique(),
                MysqlText.tidy(index.where()),
                index.include(),
                own(index.options()));
    }

    /** A key; nulls are the least of all values. */
    private static Index.Key of(Index.Key key) {
        Index.Nulls usual = key.descending() ? Index.Nulls.LAST : Index.Nulls.FIRST;
        String text = key.expression() ? MysqlText.tidy(key.text()) : key.text();
        return new Index.Key(text, key.expression(), key.descending(), key.nulls() == usual ? Index.Nulls.DEFAULT : key.nulls());
    }
}
