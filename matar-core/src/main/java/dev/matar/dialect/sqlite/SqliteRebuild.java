package dev.matar.dialect.sqlite;

import dev.matar.dialect.Statement;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a table another one by moving its rows: what <a
 * href="https://sqlite.org/lang_altertable.html#otheralter">SQLite's manual</a> says to do where {@code alter table}
 * cannot.
 *
 * <p>The new table is made under another name, filled, compared with the old one, and put in its place, so that whatever
 * refers to the table by its name finds the new one. A savepoint holds it together, even outside of a transaction.
 */
final class SqliteRebuild {

    private final SqliteDialect dialect;
    private final Schema before;
    private final Schema after;
    private final Table from;
    private final Table to;
    private final Map<String, String> sources;

    /**
     * @param after knows the enum types of the new table
     * @param from the table as it is
     * @param sources what fills a column of the new table, as SQL over the old one; absent for its default
     */
    SqliteRebuild(
            SqliteDialect dialect, Schema before, Schema after, Table from, Table to, Map<String, String> sources) {
        this.dialect = dialect;
        this.before = before;
        this.after = after;
        this.from = SqliteNormalizer.normalize(from);
        this.to = SqliteNormalizer.normalize(to);
        this.sources = sources;
    }

    /** A rebuild of one table in which every column keeps its values; nothing where nothing changes. */
    static List<Statement> of(SqliteDialect dialect, Name table, Schema before, Schema after) {
        Table from = before.table(table);
        SqliteRebuild rebuild = new SqliteRebuild(dialect, before, after, from, after.table(table), kept(from));
        return rebuild.from.equals(rebuild.to) ? List.of() : rebuild.statements();
    }

    /** Each column filled from itself. */
    static Map<String, String> kept(Table table) {
        Map<String, String> sources = new LinkedHashMap<>();
        table.columns().forEach(column -> sources.put(column.name(), SqliteNames.quote(column.name())));
        return sources;
    }

    List<Statement> statements() {
        // What cannot be written is refused under the name of the table rather than under a temporary one.
        new SqliteSpelling(dialect, after).spell(to);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("SAVEPOINT matar_rebuild"));
        statements.add(SqliteGuard.nothingLost(from));
        Set<String> gone = new TreeSet<>(from.columns().keys());
        gone.removeAll(sources.keySet());
        if (!gone.isEmpty()) {
            statements.add(SqliteGuard.noTriggerSpeaksOf(from.name(), gone));
        }
        statements.addAll(exchange(Name.of(unused("matar_new_" + to.name().local()))));
        to.indexes().forEach(index -> statements.addAll(dialect.createIndex(to.name(), index, after)));
        statements.addAll(SqliteDialect.triggers(to));
        List<Constraint.ForeignKey> fresh = new ArrayList<>(to.foreignKeys());
        fresh.removeAll(from.foreignKeys());
        if (!fresh.isEmpty()) {
            statements.add(SqliteGuard.rowsKeepTo(to, fresh));
        }
        statements.add(Statement.of("RELEASE matar_rebuild"));
        return statements;
    }

    private String unused(String wanted) {
        List<String> taken = new ArrayList<>();
        before.tables().keys().forEach(name -> taken.add(SqliteNames.fold(name.local())));
        before.views().keys().forEach(name -> taken.add(SqliteNames.fold(name.local())));
        return SqliteNames.free(SqliteNames.fold(wanted), taken);
    }

    /** The new table with the rows of the old one, and in its place. */
    private List<Statement> exchange(Name temporary) {
        List<Statement> statements = new ArrayList<>(dialect.createTable(bare(temporary), after));
        statements.add(Statement.of(copy(temporary)));
        statements.add(SqliteGuard.rowsKept(new SqliteSameRows(from, to, temporary, sources)));
        statements.addAll(keepCounting(temporary));
        statements.add(Statement.of("DROP TABLE " + dialect.quote(from.name())));
        // Without this, views and triggers that read the table would have to be dropped, too, until it is there again.
        statements.add(Statement.of("PRAGMA legacy_alter_table = ON"));
        statements.addAll(dialect.renameTable(temporary, to.name(), before));
        statements.add(Statement.of("PRAGMA legacy_alter_table = OFF"));
        return statements;
    }

    /** The new table under its temporary name, without what would clash with the old one's. */
    private Table bare(Name temporary) {
        Table bare = to.rename(temporary).indexes(Members.none());
        Map<String, String> options = new LinkedHashMap<>(bare.options());
        options.keySet().removeIf(option -> option.startsWith(SqliteInspector.TRIGGER));
        return new Table(bare.name(), bare.columns(), bare.constraints(), bare.indexes(), "", options);
    }

    private String copy(Name temporary) {
        List<String> targets = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Column column : to.columns()) {
            String source = sources.get(column.name());
            if (source != null && !(column.defaultValue() instanceof Default.Computed)) {
                targets.add(SqliteNames.quote(column.name()));
                values.add(becomesRowid(column) ? "coalesce(" + source + ", 'null')" : source);
            }
        }
        if (keepsRowid()) {
            targets.add(0, SqliteRowid.name(to).orElseThrow());
            values.add(0, SqliteRowid.name(from).orElseThrow());
        }
        if (targets.isEmpty()) {
            throw dialect.unsupported(
                    "cannot put other columns in the place of all columns of table " + to.name(),
                    "Add the new ones and drop the old ones in two steps.");
        }
        return "INSERT INTO " + dialect.quote(temporary) + " (" + String.join(", ", targets) + ")\nSELECT "
                + String.join(", ", values) + "\nFROM " + dialect.quote(from.name());
    }

    /** A null would silently become a number there; a text is refused. */
    private boolean becomesRowid(Column column) {
        return SqliteRowid.is(to, column)
                && from.columns().find(column.name()).filter(Column::nullable).isPresent();
    }

    /** Whether the rows can keep the ids that SQLite itself has given them. */
    private boolean keepsRowid() {
        boolean copied = to.columns().stream().anyMatch(c -> SqliteRowid.is(to, c) && sources.containsKey(c.name()));
        return !copied && SqliteRowid.name(from).isPresent() && SqliteRowid.name(to).isPresent();
    }

    /** The numbers of deleted rows are not given again. */
    private List<Statement> keepCounting(Name temporary) {
        boolean counted = from.columns().stream().anyMatch(column -> SqliteNormalizer.isIdentity(from, column));
        boolean counts = to.columns().stream().anyMatch(column -> SqliteNormalizer.isIdentity(to, column));
        if (!counted || !counts) {
            return List.of();
        }
        String name = SqliteNames.string(temporary.local());
        return List.of(
                Statement.of("DELETE FROM sqlite_sequence WHERE name = " + name),
                Statement.of("INSERT INTO sqlite_sequence (name, seq) SELECT " + name
                        + ", seq FROM sqlite_sequence WHERE name = "
                        + SqliteNames.string(from.name().local()) + " COLLATE NOCASE"));
    }
}
