package dev.matar.dialect.postgresql;

import dev.matar.dialect.Bounds;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.operation.DropColumn;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What turns a column into another of its name; see "ALTER TABLE" in the manual. */
final class ColumnChange {

    private final PostgresqlDialect dialect;
    private final Schema before;
    private final Table table;
    private final Column from;
    private final Column to;
    private final List<Statement> statements = new ArrayList<>();

    ColumnChange(PostgresqlDialect dialect, Schema before, Table table, Column to) {
        this.dialect = dialect;
        this.before = before;
        this.table = table;
        this.from = Normalization.column(table.column(to.name()));
        this.to = Normalization.column(to);
    }

    List<Statement> statements() {
        if (to.defaultValue() instanceof Default.Computed && !to.defaultValue().equals(from.defaultValue())) {
            addAgain();
        } else if (from.defaultValue() instanceof Default.Computed computed
                && !computed.stored()
                && !to.defaultValue().equals(computed)) {
            store();
        } else {
            alter();
        }
        return statements;
    }

    /** A column cannot become a computed one, nor get another expression before version 17. */
    private void addAgain() {
        requireUnused("is computed");
        statements.add(beside().keep());
        statements.addAll(dialect.render(new DropColumn(table.name(), to.name()), before));
        statements.addAll(dialect.render(new AddColumn(table.name(), to), before));
        statements.add(beside().giveBack());
    }

    private Beside beside() {
        return Beside.column(dialect, table.name(), to.name());
    }

    /** A column that is computed when it is read has no values to keep, so they are put into a new one. */
    private void store() {
        requireUnused("is no longer computed");
        String fresh = "matar_new";
        while (table.columns().has(fresh)) {
            fresh += "_";
        }
        Column stored = new Column(fresh, from.type());
        statements.addAll(dialect.render(new AddColumn(table.name(), stored), before));
        add("UPDATE " + dialect.quote(table.name()) + " SET " + fresh + " = " + dialect.quote(to.name()));
        statements.add(beside().keep());
        alterTable("DROP COLUMN " + dialect.quote(to.name()));
        alterTable("RENAME COLUMN " + fresh + " TO " + dialect.quote(to.name()));
        statements.add(beside().giveBack());
        Table after = table.columns(table.columns().with(stored.rename(to.name())));
        statements.addAll(new ColumnChange(dialect, before, after, to).statements());
    }

    private void requireUnused(String change) {
        List<String> users = new ArrayList<>(table.usersOf(to.name()));
        for (Name view : before.viewsOf(table.name())) {
            String query = before.view(view).query();
            if (query.contains("*") || Expression.of(query).mentions(to.name())) {
                users.add(view.toString());
            }
        }
        if (!users.isEmpty()) {
            throw new Refusal(
                    "unsupported",
                    "PostgreSQL has to drop and add the column " + to.name() + " of table " + table.name() + " when it "
                            + change + " from now on, and " + users.get(0) + " uses it.",
                    "Drop " + String.join(", ", users) + " first and create it again after.");
        }
    }

    private void alter() {
        boolean retyped = !from.type().equals(to.type());
        Dependents dependents = new Dependents(
                table, retyped ? Set.of(to.name()) : Set.of(), !Types.differInSize(from.type(), to.type()));
        statements.addAll(dependents.drops(dialect, before));
        if (!to.defaultValue().equals(from.defaultValue())) {
            statements.addAll(dialect.keepSequences(table.name(), Optional.of(to.name()), before));
        }
        loosen();
        alterColumn(changes(retyped));
        number();
        statements.addAll(dependents.adds(dialect, before));
        if (!from.comment().equals(to.comment())) {
            statements.addAll(dialect.commentOnColumn(table.name(), to));
        }
    }

    /** What the column is no longer, which must be said before its type changes. */
    private void loosen() {
        if (from.defaultValue() instanceof Default.Computed && !(to.defaultValue() instanceof Default.Computed)) {
            alterColumn(List.of("DROP EXPRESSION"));
        }
        if (from.defaultValue() instanceof Default.Identity && !isRenumbered()) {
            alterColumn(List.of("DROP IDENTITY"));
        }
    }

    private List<String> changes(boolean retyped) {
        List<String> changes = new ArrayList<>();
        boolean hadDefault = isDefault(from.defaultValue());
        boolean hasDefault = isDefault(to.defaultValue());
        if (hadDefault && (retyped || !hasDefault)) {
            changes.add("DROP DEFAULT");
        }
        if (retyped) {
            changes.add("TYPE " + dialect.type(to.type()) + using());
        }
        if (from.nullable() != to.nullable()) {
            changes.add(to.nullable() ? "DROP NOT NULL" : "SET NOT NULL");
        }
        if (hasDefault && (retyped || !to.defaultValue().equals(from.defaultValue()))) {
            changes.add("SET " + dialect.defaultClause(to.defaultValue()));
        }
        return changes;
    }

    private String using() {
        return to.defaultValue() instanceof Default.Computed
                ? ""
                : Casts.using(dialect.quote(to.name()), from.type(), to.type(), dialect.type(to.type()));
    }

    private static boolean isDefault(Default value) {
        return value instanceof Default.Value || value instanceof Default.Expression;
    }

    /** Whether an identity stays one whose numbers the same bounds hold. */
    private boolean isRenumbered() {
        return from.defaultValue() instanceof Default.Identity one
                && to.defaultValue() instanceof Default.Identity other
                && Bounds.clause(one.start(), one.increment()).equals(Bounds.clause(other.start(), other.increment()))
                && one.increment() > 0 == other.increment() > 0;
    }

    private void number() {
        if (!(to.defaultValue() instanceof Default.Identity identity)
                || to.defaultValue().equals(from.defaultValue())) {
            return;
        }
        if (isRenumbered()) {
            alterColumn(List.of("SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " SET START WITH "
                    + identity.start() + " SET INCREMENT BY " + identity.increment()));
        } else {
            alterColumn(List.of("ADD " + dialect.defaultClause(identity)));
            startBehind(identity);
        }
    }

    /** The first number given must not be one that a row has already. */
    private void startBehind(Default.Identity identity) {
        String column = dialect.quote(to.name());
        String last = (identity.increment() > 0 ? "max(" : "min(") + column + ")";
        String sequence = "pg_get_serial_sequence(" + dialect.literal(dialect.quote(table.name())) + ", "
                + dialect.literal(to.name()) + ")";
        statements.add(Block.of("PERFORM setval(" + sequence + ", " + last + ") FROM " + dialect.quote(table.name())
                + " HAVING " + last + (identity.increment() > 0 ? " >= " : " <= ") + identity.start() + ";"));
    }

    private void alterColumn(List<String> changes) {
        if (!changes.isEmpty()) {
            String column = "ALTER COLUMN " + dialect.quote(to.name()) + " ";
            alterTable(column + String.join(", " + column, changes));
        }
    }

    private void alterTable(String deed) {
        add("ALTER TABLE " + dialect.quote(table.name()) + " " + deed);
    }

    private void add(String sql) {
        statements.add(Statement.of(sql));
    }
}
