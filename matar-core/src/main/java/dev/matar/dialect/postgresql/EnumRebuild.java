package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An enum type built again with other values, since the server takes none away: the old type steps aside, each column
 * moves to the new one, the old one goes.
 */
final class EnumRebuild {

    private final PostgresqlDialect dialect;
    private final Schema before;
    private final EnumType type;
    private final Map<Table, Set<String>> users = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    /** @param type as it shall be */
    EnumRebuild(PostgresqlDialect dialect, Schema before, EnumType type) {
        this.dialect = dialect;
        this.before = before;
        this.type = type;
        for (Table table : before.tables()) {
            Set<String> columns = new TreeSet<>();
            table.columns().stream().filter(this::isOfType).map(Column::name).forEach(columns::add);
            if (!columns.isEmpty()) {
                users.put(table, columns);
            }
        }
    }

    private boolean isOfType(Column column) {
        Type of = Types.normalize(column.type());
        return (of instanceof Type.Array array ? array.of() : of).equals(new Type.Enum(type.name()));
    }

    List<Statement> statements() {
        ViewsAside views = new ViewsAside(dialect, before, this::isReadBy);
        List<Operation> keys = new ArrayList<>();
        before.tables().forEach(table -> keys.addAll(foreignKeys(table)));
        Map<Table, Dependents> dependents = new LinkedHashMap<>();
        users.forEach((table, columns) -> dependents.put(table, new Dependents(table, columns, true)));

        statements.addAll(views.drops());
        keys.forEach(key -> render(new DropConstraint(
                ((AddConstraint) key).table(),
                ((AddConstraint) key).constraint().name())));
        dependents.values().forEach(d -> statements.addAll(d.drops(dialect, before)));
        replaceType();
        dependents.values().forEach(d -> statements.addAll(d.adds(dialect, before)));
        keys.forEach(this::render);
        statements.addAll(views.creates());
        return statements;
    }

    private void replaceType() {
        Beside beside = Beside.type(dialect, type.name());
        Name old = aside();
        statements.add(beside.keep());
        add("ALTER TYPE " + dialect.quote(type.name()) + " RENAME TO " + dialect.quote(old.local()));
        add("CREATE TYPE " + dialect.quote(type.name()) + " AS ENUM " + dialect.labels(type));
        users.forEach(this::move);
        add("DROP TYPE " + dialect.quote(old));
        statements.add(beside.giveBack());
    }

    /** A foreign key would for a moment compare the two types. */
    private List<Operation> foreignKeys(Table table) {
        List<Operation> keys = new ArrayList<>();
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            if (key.columns().stream().anyMatch(users.getOrDefault(table, Set.of())::contains)) {
                keys.add(new AddConstraint(table.name(), key));
            }
        }
        return keys;
    }

    private void move(Table table, Set<String> columns) {
        List<String> changes = new ArrayList<>();
        for (String name : columns) {
            Column column = Normalization.column(table.column(name));
            if (column.defaultValue() instanceof Default.Computed) {
                throw new Refusal(
                        "unsupported",
                        "PostgreSQL takes no value away from an enum type, and " + type.name()
                                + " cannot be built again while " + name + " of table " + table.name() + " is computed.",
                        "Drop that column first and create it again after.");
            }
            String alter = "ALTER COLUMN " + dialect.quote(name) + " ";
            String value = dialect.defaultClause(column.defaultValue());
            String text = column.type() instanceof Type.Array ? "::text[]::" : "::text::";
            changes.add(value.isEmpty() ? "" : alter + "DROP DEFAULT, ");
            String spelling = dialect.type(column.type());
            changes.add(alter + "TYPE " + spelling + " USING " + dialect.quote(name) + text + spelling + ", ");
            changes.add(value.isEmpty() ? "" : alter + "SET " + value + ", ");
        }
        String all = String.join("", changes);
        add("ALTER TABLE " + dialect.quote(table.name()) + " " + all.substring(0, all.length() - 2));
    }

    private boolean isReadBy(View view) {
        return Expression.of(view.query()).mentions(type.name().local())
                || users.entrySet().stream().anyMatch(table ->
                        table.getValue().stream().anyMatch(column -> view.reads(table.getKey().name(), column)));
    }

    private Name aside() {
        Name old = type.name();
        do {
            String local = "old_" + old.local();
            old = new Name(old.namespace(), local.length() > 40 ? local.substring(0, 10) : local);
        } while (before.enums().has(old)
                || before.tables().has(old)
                || before.views().has(old)
                || before.sequences().has(old));
        return old;
    }

    private void render(Operation operation) {
        statements.addAll(dialect.render(operation, before));
    }

    private void add(String sql) {
        statements.add(Statement.of(sql));
    }
}
