package dev.matar.dialect.sqlite;

import dev.matar.schema.Column;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Optional;

/** The number that SQLite finds a row by: <a href="https://sqlite.org/rowidtable.html">its rowid</a>. */
final class SqliteRowid {

    private static final List<String> NAMES = List.of("rowid", "_rowid_", "oid");

    private SqliteRowid() {}

    /** Whether a column is another name for the rowid. */
    static boolean is(Table table, Column column) {
        boolean isKey = SqliteNormalizer.isKey(table, column);
        return isKey && (column.type() instanceof Type.Integer || SqliteNormalizer.isIdentity(table, column));
    }

    /** What it is called in SQL; nothing where there is none, or columns have all of its names. */
    static Optional<String> name(Table table) {
        if (table.options().containsKey(SqliteDdl.WITHOUT_ROWID)) {
            return Optional.empty();
        }
        return NAMES.stream()
                .filter(name -> SqliteNames.same(name, table.columns().keys()).isEmpty())
                .findFirst();
    }
}
