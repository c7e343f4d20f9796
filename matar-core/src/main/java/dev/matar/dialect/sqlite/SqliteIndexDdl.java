package dev.matar.dialect.sqlite;

import dev.matar.schema.Index;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@code create index} as it stands in {@code sqlite_schema}, by <a
 * href="https://sqlite.org/lang_createindex.html">SQLite's grammar</a>.
 */
final class SqliteIndexDdl {

    private SqliteIndexDdl() {}

    /**
     * An index, its expressions as written.
     *
     * @param columns the columns of its table
     */
    static Index read(String name, String sql, Collection<String> columns) {
        SqliteCursor in = new SqliteCursor(sql);
        boolean unique = in.takeUntil("INDEX").toUpperCase(Locale.ROOT).endsWith("UNIQUE");
        in.takeUntil("ON");
        in.expect("ON");
        in.take();
        List<Index.Key> keys = new ArrayList<>();
        SqliteCursor list = new SqliteCursor(in.takeParenthesized());
        while (!list.atEnd()) {
            keys.add(key(list, columns));
            list.takes(",");
        }
        String where = in.takes("WHERE") ? in.rest() : "";
        return new Index(name, keys, unique, where, List.of(), Map.of());
    }

    private static Index.Key key(SqliteCursor list, Collection<String> columns) {
        String text = list.takeUntil(",", "ASC", "DESC");
        Index.Key key = SqliteExpression.column(text, columns)
                .map(Index.Key::column)
                .orElseGet(() -> Index.Key.expression(text));
        boolean descending = list.takes("DESC");
        list.takes("ASC");
        return descending ? key.desc() : key;
    }
}
