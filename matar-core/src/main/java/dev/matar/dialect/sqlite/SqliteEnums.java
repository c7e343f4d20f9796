package dev.matar.dialect.sqlite;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Enum types, which on SQLite are a check of each of their columns: another value takes a rebuild of the tables that have one. */
final class SqliteEnums {

    private final SqliteDialect dialect;
    private final Schema before;

    SqliteEnums(SqliteDialect dialect, Schema before) {
        this.dialect = dialect;
        this.before = before;
    }

    /** The enum type whose values an operation changes. */
    static Optional<Name> changed(Operation operation) {
        if (operation instanceof AddEnumValue o) {
            return Optional.of(o.type());
        } else if (operation instanceof DropEnumValue o) {
            return Optional.of(o.type());
        }
        return operation instanceof RenameEnumValue o ? Optional.of(o.type()) : Optional.empty();
    }

    /** The columns of an enum type, by table. */
    Map<Name, List<String>> columnsOf(Name type) {
        Map<Name, List<String>> columns = new LinkedHashMap<>();
        for (Table table : before.tables()) {
            List<String> own = dialect.columnsOf(type, table).stream().map(Column::name).toList();
            if (!own.isEmpty()) {
                columns.put(table.name(), own);
            }
        }
        return columns;
    }

    /** The tables of a type get the values that it has after. */
    List<Statement> rebuild(Name type, Schema after) {
        return rebuild(type, after, source -> source);
    }

    /** The same; rows that hold the old value get the new one. */
    List<Statement> rename(RenameEnumValue rename, Schema after) {
        String values = " WHEN " + dialect.literal(rename.value()) + " THEN " + dialect.literal(rename.to()) + " ELSE ";
        return rebuild(rename.type(), after, source -> "CASE " + source + values + source + " END");
    }

    private List<Statement> rebuild(Name type, Schema after, UnaryOperator<String> value) {
        before.enumType(type);
        List<Statement> statements = new ArrayList<>();
        columnsOf(type).forEach((name, columns) -> {
            Table table = before.table(name);
            Map<String, String> sources = SqliteRebuild.kept(table);
            columns.forEach(column -> sources.computeIfPresent(column, (c, source) -> value.apply(source)));
            statements.addAll(new SqliteRebuild(dialect, before, after, table, after.table(name), sources).statements());
        });
        return statements;
    }
}
