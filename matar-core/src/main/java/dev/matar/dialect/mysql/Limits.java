package dev.matar.dialect.mysql;

import dev.matar.operation.RenameColumn;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Expression;
import dev.matar.schema.Index;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the databases cannot do, refused before anything of it is done. */
final class Limits {

    private static final Pattern CLOCK = Pattern.compile(
            "(?i)\\b(current_date|current_time|current_timestamp|localtime|localtimestamp|now|curdate|curtime|sysdate|rand|uuid)\\b");

    private final MysqlDialect dialect;

    Limits(MysqlDialect dialect) {
        this.dialect = dialect;
    }

    void require(Table table) {
        List<Column> numbered = table.columns().stream().filter(c -> c.defaultValue() instanceof Default.Identity).toList();
        if (numbered.size() > 1) {
            throw dialect.unsupported(
                    "numbers one column of a table, so that " + table.name() + " cannot have both " + numbered.get(0).name() + " and "
                            + numbered.get(1).name(),
                    "Drop the other one in the same batch, or let it take its numbers from rows.");
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique) {
                constraint.columns().forEach(column -> requireShort(table.column(column), constraint.name()));
            } else if (constraint instanceof Constraint.Check check) {
                numbered.forEach(column -> requireSilent(check, column.name()));
            }
        }
        table.indexes().forEach(index -> require(table, index));
    }

    private void require(Table table, Index index) {
        if (index.options().containsKey(IndexText.KIND)) {
            return;
        }
        for (Index.Key key : index.keys()) {
            if (!key.expression() && !index.options().containsKey(IndexText.LENGTH + key.text())) {
                requireShort(table.column(key.text()), index.name());
            }
        }
    }

    private void requireShort(Column column, String user) {
        Type type = dialect.resolve(column.type());
        if (MysqlTypes.isLarge(type)) {
            throw dialect.unsupported(
                    "cannot hold the whole of a " + type.getClass().getSimpleName().toLowerCase(Locale.ROOT) + " in an index, so that "
                            + user + " cannot be over " + column.name(),
                    "Give the column a length, as in varchar(191), or index its first characters: option mysql.length."
                            + column.name() + " = '191'.");
        }
    }

    private void requireSilent(Constraint.Check check, String numbered) {
        if (Expression.of(check.expression()).mentions(numbered)) {
            throw dialect.unsupported(
                    "has no check such as " + check.name() + " over the column " + numbered + ", which it numbers", "Leave that column out.");
        }
    }

    void require(Constraint.Check check) {
        if (CLOCK.matcher(check.expression().replaceAll("'[^']*'|\"[^\"]*\"", "")).find()) {
            throw dialect.unsupported(
                    "has no check such as " + check.name() + " whose answer changes by itself", "Compare with a constant, or use a trigger.");
        }
    }

    void require(Constraint.ForeignKey key) {
        if (key.onDelete() == Constraint.Action.SET_DEFAULT || key.onUpdate() == Constraint.Action.SET_DEFAULT) {
            throw dialect.unsupported(
                    "does not set a default when a row goes that the foreign key " + key.name() + " refers to",
                    "Set it to null, or refuse or cascade the change.");
        }
    }

    void require(Index index) {
        boolean ordersNulls = index.keys().stream()
                .anyMatch(key -> key.nulls() == (key.descending() ? Index.Nulls.FIRST : Index.Nulls.LAST));
        if (!index.where().isEmpty()) {
            throw dialect.unsupported("has no partial index such as " + index.name(), "Index all rows instead.");
        } else if (!index.include().isEmpty()) {
            throw dialect.unsupported(
                    "keeps no columns beside the keys of an index, as " + index.name() + " asks", "Make them keys, or leave them out.");
        } else if (ordersNulls) {
            throw dialect.unsupported(
                    "takes nulls for the least of all values, also in the index " + index.name(), "Leave the order of nulls out.");
        } else if (!dialect.indexesExpressions() && index.keys().stream().anyMatch(Index.Key::expression)) {
            throw dialect.unsupported("has no index over an expression such as " + index.name(), "Index a computed column instead.");
        }
    }

    /** MySQL renames no column that a computed column or an index over an expression uses. */
    void require(RenameColumn rename, Table table) {
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof Default.Computed computed && Expression.of(computed.sql()).mentions(rename.column())) {
                throw used(rename, "the computed column " + column.name());
            }
        }
        for (Index index : table.indexes()) {
            if (index.keys().stream().anyMatch(k -> k.expression() && Expression.of(k.text()).mentions(rename.column()))) {
                throw used(rename, "the index " + index.name());
            }
        }
    }

    private Refusal used(RenameColumn rename, String user) {
        return dialect.unsupported(
                "does not rename the column " + rename.column() + " of table " + rename.table() + " while " + user + " uses it",
                "Drop " + user + " before, and add it again after.");
    }
}
