package dev.matar.proof;

import dev.matar.diff.Renames;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSplitter;
import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.operation.Sql;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What operations do to a schema, one by one, SQL by what it declares; and whether they work on rows beside that. */
final class Told {

    private Told() {}

    static List<Operation> by(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.parts().stream())
                .flatMap(part -> part instanceof Sql sql ? sql.effect().orElse(List.of(part)).stream() : Stream.of(part))
                .flatMap(part -> part.parts().stream())
                .toList();
    }

    /** What is renamed on the way, from its first name to its last. */
    static Renames renames(List<Operation> operations, Schema before) {
        Renames renames = Renames.none();
        for (Operation operation : by(operations)) {
            if (operation instanceof RenameTable rename) {
                renames = renames.table(firstName(renames, rename.table()), rename.to());
            } else if (operation instanceof RenameColumn rename) {
                Name table = firstName(renames, rename.table());
                String column = first(renames.columns().getOrDefault(table, Map.of()), rename.column());
                renames = renames.column(table, column, rename.to());
            }
        }
        return withoutNew(renames, before);
    }

    private static Name firstName(Renames renames, Name now) {
        return first(renames.tables(), now);
    }

    private static <N> N first(Map<N, N> renames, N now) {
        return renames.entrySet().stream().filter(e -> e.getValue().equals(now)).map(Map.Entry::getKey).findFirst().orElse(now);
    }

    /** What these operations made themselves was not there to be renamed. */
    private static Renames withoutNew(Renames all, Schema before) {
        Renames renames = Renames.none();
        for (Map.Entry<Name, Name> table : all.tables().entrySet()) {
            renames = before.tables().has(table.getKey()) ? renames.table(table.getKey(), table.getValue()) : renames;
        }
        for (Map.Entry<Name, Map<String, String>> table : all.columns().entrySet()) {
            for (Map.Entry<String, String> column : table.getValue().entrySet()) {
                boolean wasThere = before.tables().find(table.getKey()).filter(t -> t.columns().has(column.getKey())).isPresent();
                renames = wasThere ? renames.column(table.getKey(), column.getKey(), column.getValue()) : renames;
            }
        }
        return renames;
    }

    /** Whether something is done to rows, or nobody knows what, in tables that either schema has. */
    static boolean touchRows(List<Operation> operations, Dialect dialect, List<Schema> schemas) {
        return operations.stream().flatMap(operation -> operation.parts().stream()).anyMatch(part -> part instanceof Code
                || part instanceof InsertRows
                || part instanceof DeleteRows
                || part instanceof Sql sql && (sql.effect().isEmpty() || touchesRows(sql, dialect, schemas)));
    }

    private static boolean touchesRows(Sql sql, Dialect dialect, List<Schema> schemas) {
        SqlSplitter splitter = new SqlSplitter(dialect.syntax());
        return splitter.split(sql.up()).stream()
                .map(SqlSplitter.Part::sql)
                .anyMatch(one -> splitter.touchesOnlyRows(one) && !copiesAside(one, dialect, schemas));
    }

    /** Whether it copies rows into a table that neither schema has, as one is that takes the place of another later. */
    private static boolean copiesAside(String insert, Dialect dialect, List<Schema> schemas) {
        SqlLexer lexer = new SqlLexer(dialect.syntax(), insert, "", 1);
        lexer.next();
        boolean inserts = word(insert, lexer).equals("INSERT");
        lexer.next();
        if (!inserts || !word(insert, lexer).equals("INTO")) {
            return false;
        }
        String part;
        do {
            lexer.next();
            part = insert.substring(lexer.start(), lexer.end());
        } while (lexer.next() == Token.SYMBOL && word(insert, lexer).equals("."));
        String table = part.replaceAll("^[\"`\\[]|[\"`\\]]$", "");
        return schemas.stream().flatMap(schema -> schema.tables().stream()).noneMatch(one -> one.name().local().equalsIgnoreCase(table));
    }

    private static String word(String sql, SqlLexer lexer) {
        return sql.substring(lexer.start(), lexer.end()).toUpperCase(Locale.ROOT);
    }
}
