package dev.matar.dialect.mysql;

import dev.matar.dialect.Statement;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Another list of values for an enum type: each of its columns is defined anew. */
final class EnumChange {

    private final MysqlDialect dialect;
    private final Schema before;
    private final Name type;

    EnumChange(MysqlDialect dialect, Schema before, Name type) {
        this.dialect = dialect;
        this.before = before;
        this.type = type;
    }

    /** The statements that give the columns the values of a later schema; a row that holds none of them makes them fail. */
    List<Statement> to(Schema after) {
        List<Statement> statements = new ArrayList<>();
        EnumColumns.of(type, after, dialect).forEach((table, columns) -> statements.addAll(modify(table, columns, after)));
        return statements;
    }

    private List<Statement> modify(Table table, List<Column> columns, Schema schema) {
        return dialect.change(
                table.name(),
                columns.stream().map(c -> dialect.modify(table, dialect.spell(c, schema))).collect(Collectors.joining(", ")));
    }

    /** The same where a value gets another name: for a while there are both. */
    List<Statement> rename(RenameEnumValue rename, Schema after) {
        List<String> both = new ArrayList<>(before.enumType(type).values());
        both.add(both.indexOf(rename.value()), rename.to());
        Schema meanwhile = before.enums(before.enums().with(new EnumType(type, both)));
        List<Statement> statements = new ArrayList<>(to(meanwhile));
        EnumColumns.of(type, before, dialect).forEach((table, columns) ->
                columns.forEach(column -> statements.add(Statement.of(update(table, column, rename)))));
        statements.addAll(to(after));
        return statements;
    }

    private String update(Table table, Column column, RenameEnumValue rename) {
        String name = dialect.quote(column.name());
        Set<String> sets = new TreeSet<>(Set.of(name + " = " + dialect.literal(rename.to())));
        for (Column other : table.columns()) {
            // Or else the clock would be set by a change that is none.
            if (other.defaultValue() instanceof Default.Expression e && MysqlText.tidy(e.sql()).contains("on update")) {
                sets.add(dialect.quote(other.name()) + " = " + dialect.quote(other.name()));
            }
        }
        return "UPDATE " + dialect.quote(table.name()) + " SET " + String.join(", ", sets) + " WHERE " + name + " = "
                + dialect.literal(rename.value());
    }
}
