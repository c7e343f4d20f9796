package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropIndex;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Expression;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What speaks of columns in the text of an expression and so has to go before they get another type, to come back
 * after.
 *
 * <p>The server would carry checks and indexes over by itself, but with the casts of the old type in them, and fails
 * where the operators do not fit any more; computed columns it refuses to carry at all.
 */
final class Dependents {

    private final Name table;
    private final Set<String> computed = new HashSet<>();
    private final List<Operation> drops = new ArrayList<>();
    private final List<Operation> adds = new ArrayList<>();

    /**
     * @param columns the names of those that change
     * @param texts whether checks and indexes have to follow, and not only computed columns
     */
    Dependents(Table table, Set<String> columns, boolean texts) {
        this.table = table.name();
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof Default.Computed value
                    && !columns.contains(column.name())
                    && mention(value.sql(), columns)) {
                computed.add(column.name());
            }
        }
        Set<String> touched = new HashSet<>(computed);
        touched.addAll(texts ? columns : Set.of());
        computed.forEach(name -> adds.add(new AddColumn(table.name(), table.column(name))));
        constraints(table, touched);
        indexes(table, touched);
        computed.forEach(name -> drops.add(new DropColumn(table.name(), name)));
    }

    private void constraints(Table table, Set<String> touched) {
        for (Constraint constraint : table.constraints()) {
            boolean speaks = constraint instanceof Constraint.Check check && mention(check.expression(), touched);
            if (speaks || constraint.columns().stream().anyMatch(computed::contains)) {
                drops.add(new DropConstraint(table.name(), constraint.name()));
                adds.add(new AddConstraint(table.name(), constraint));
            }
        }
    }

    private void indexes(Table table, Set<String> touched) {
        for (Index index : table.indexes()) {
            boolean speaks = mention(index.where(), touched)
                    || index.keys().stream().anyMatch(k -> k.expression() && mention(k.text(), touched));
            boolean holds = index.include().stream().anyMatch(computed::contains)
                    || index.keys().stream().anyMatch(k -> computed.contains(k.text()));
            if (speaks || holds) {
                Index atOnce = index.option(Options.CONCURRENTLY, "false");
                drops.add(new DropIndex(table.name(), index.name()));
                adds.add(new CreateIndex(table.name(), atOnce));
            }
        }
    }

    private static boolean mention(String expression, Set<String> columns) {
        return columns.stream().anyMatch(Expression.of(expression)::mentions);
    }

    List<Statement> drops(PostgresqlDialect dialect, Schema before) {
        List<Statement> statements = new ArrayList<>();
        computed.forEach(column -> statements.add(Beside.column(dialect, table, column).keep()));
        drops.stream()
                .flatMap(o -> dialect.render(o, before).stream())
                .map(s -> s.transactional() ? s : Statement.of(s.sql().replaceFirst("CONCURRENTLY ", "")))
                .forEach(statements::add);
        return statements;
    }

    List<Statement> adds(PostgresqlDialect dialect, Schema before) {
        List<Statement> statements = new ArrayList<>();
        adds.forEach(o -> statements.addAll(dialect.render(o, before)));
        computed.forEach(column -> statements.add(Beside.column(dialect, table, column).giveBack()));
        return statements;
    }
}
