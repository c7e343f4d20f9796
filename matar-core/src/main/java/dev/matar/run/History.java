package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Statement;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.revision.Applied;
import dev.matar.revision.Step;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a database stands and how it came there: the version table, with a row for each revision that no other row implies, and beside
 * it the journal, with a row for each step that was run.
 */
public final class History {

    /** The length of an id in both tables. */
    public static final int ID_LENGTH = 255;

    private final Dialect dialect;
    private final OwnTable versionTable;
    private final OwnTable journalTable;
    private final Set<Name> tables;
    private final String who;
    private final String host;
    private final Transactions transactions;
    private final AppliedColumns appliedColumns;
    private final Progress progress;

    /**
     * @param who the person or program that moves the database, as the journal tells it
     * @param host the machine it runs on
     */
    public History(Dialect dialect, Name versionTable, String who, String host, Transactions transactions) {
        this.dialect = dialect;
        this.versionTable = new OwnTable(dialect, versionTable, History::version);
        this.journalTable = new OwnTable(dialect, OwnTable.beside(versionTable, "journal"), History::journal);
        this.who = who;
        this.host = host;
        this.transactions = transactions;
        this.appliedColumns = new AppliedColumns(dialect, journalTable.name());
        this.progress = new Progress(dialect, versionTable);
        this.tables = Set.of(
                versionTable,
                journalTable.name(),
                progress.table().name(),
                QuarantineNotes.tableBeside(versionTable),
                LeaseTable.beside(versionTable));
    }

    Transactions transactions() {
        return transactions;
    }

    /** The tables that are Matar's own and no part of anybody's schema. */
    public Set<Name> tables() {
        return tables;
    }

    /** The rows of the version table in the order of their ids; none where there is no such table. */
    public List<String> rows(Connection connection) throws SQLException {
        return versionTable.asked(connection, List.of(), this::select);
    }

    private List<String> select(Connection connection) throws SQLException {
        String sql = "SELECT version_num FROM " + versionTable.quoted() + " ORDER BY 1";
        List<String> rows = new ArrayList<>();
        Rows.of(connection, sql, row -> rows.add(row.getString(1)));
        return rows;
    }

    /** What creates those of the tables that are not there, and what a journal of an earlier version lacks. */
    public List<Statement> missing(Connection connection) throws SQLException {
        List<Statement> statements = new ArrayList<>(versionTable.missing(connection));
        statements.addAll(journalTable.isThere(connection) ? appliedColumns.missing(connection) : journalTable.create());
        statements.addAll(progress.table().missing(connection));
        return statements;
    }

    /** How far a step is that was begun and not ended; none where there is no such step. */
    public Optional<Point> underWay(Connection connection) throws SQLException {
        return progress.read(connection);
    }

    /** What notes that a step is under way. */
    Statement underWay(Step step) {
        return progress.begin(step);
    }

    /** What notes how far the step under way is. */
    public Statement at(Point point) {
        return progress.at(point);
    }

    /** What notes that the statement which was begun is not done. */
    Statement failed() {
        return progress.failed();
    }

    /** What notes that no step is under way. */
    public Statement forget() {
        return progress.end();
    }

    /** Operations as they are run: those put together that are better done at once, and no others where a run may stop between them. */
    public List<Operation> arranged(List<Operation> operations) {
        return dialect.arrange(mayStopHalfway(operations) ? Pieces.of(operations, dialect) : operations);
    }

    /** Whether a run of these operations can stop between two of them and leave the first ones done. */
    public boolean mayStopHalfway(List<Operation> operations) {
        return !operations.isEmpty()
                && (transactions.commitsEach(dialect) || operations.stream().anyMatch(Autocommit.class::isInstance));
    }

    /** The sum of the file of each revision of which the journal knows what was applied, when that was. */
    public Map<String, String> sums(Connection connection) throws SQLException {
        return journal(connection, Map.of(), appliedColumns::sums);
    }

    /** What the journal keeps of all revisions that are applied. */
    public List<Applied> applied(Connection connection) throws SQLException {
        return journal(connection, List.of(), appliedColumns::all);
    }

    /** What it keeps of some of them; nothing of those of which it does not know. */
    public List<Applied> applied(Connection connection, Collection<String> revisions) throws SQLException {
        return journal(connection, List.of(), one -> appliedColumns.of(revisions, one));
    }

    /** Where there is no journal, or one of an earlier version, nothing is known. */
    private <T> T journal(Connection connection, T nothing, OwnTable.Query<T> query) throws SQLException {
        return OwnTable.asked(connection, nothing, query, one -> journalTable.isThere(one) && appliedColumns.areThere(one));
    }

    /** What creates the version table and the journal. */
    public List<Statement> create() {
        List<Statement> statements = new ArrayList<>(versionTable.create());
        statements.addAll(journalTable.create());
        return statements;
    }

    /** The catalog is asked by the plain name and by its capitals, the two ways in which databases keep it. */
    static boolean exists(Connection connection, Name name) throws SQLException {
        return exists(connection, name, name.local())
                || exists(connection, name, name.local().toUpperCase(Locale.ROOT));
    }

    private static boolean exists(Connection connection, Name name, String local) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        // A pattern that the name fits, whatever escapes in one on this server; which of those found it is, is said below.
        String pattern = local.replace('\\', '_');
        try (ResultSet tables = data.getTables(connection.getCatalog(), null, pattern, new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String namespace = tables.getString("TABLE_SCHEM");
                boolean sameNamespace = name.namespace().isEmpty()
                        ? namespace == null || namespace.equals(connection.getSchema())
                        : name.namespace().equalsIgnoreCase(namespace);
                if (sameNamespace && local.equals(tables.getString("TABLE_NAME"))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static List<Table.Part> version() {
        return List.of(
                new Column("version_num", OwnTable.string(ID_LENGTH)).notNull(), new Constraint.PrimaryKey("", List.of("version_num")));
    }

    private static List<Table.Part> journal() {
        Type clock = new Type.Timestamp(true, OptionalInt.empty());
        List<Table.Part> parts = new ArrayList<>(List.of(
                new Column("id", new Type.BigInt()).identity(),
                new Column("revision", OwnTable.string(ID_LENGTH)).notNull(),
                new Column("direction", OwnTable.string(10)).notNull(),
                new Column("started_at", clock).notNull(),
                new Column("finished_at", clock),
                new Column("moved_by", OwnTable.string(255)),
                new Column("moved_from", OwnTable.string(255)),
                new Constraint.PrimaryKey("", List.of("id"))));
        parts.addAll(AppliedColumns.ALL);
        return parts;
    }

    /** What empties the version table. */
    public Statement purge() {
        return Statement.of("DELETE FROM " + versionTable.quoted());
    }

    /**
     * What notes that a step begins: nothing where the step is one transaction and its end can tell when it began, as a note that is
     * rolled back with the rest helps nobody.
     *
     * @param operations as they are run
     */
    public List<Statement> begin(Step step, List<Operation> operations) {
        return began(operations).isPresent()
                ? List.of()
                : List.of(entry(step.revision(), step.direction().word(), dialect.now(), "NULL", Map.of()));
    }

    /** What notes that this is what was applied, whatever the journal knew before. */
    public Statement accept(Applied applied) {
        return entry(applied.revision(), AppliedColumns.ACCEPTED, dialect.now(), dialect.now(), appliedColumns.values(applied));
    }

    /** When a step of these operations began, as an SQL expression for its end; none where {@link #begin} notes it. */
    private Optional<String> began(List<Operation> operations) {
        boolean alone = transactions == Transactions.PER_REVISION && operations.stream().noneMatch(Autocommit.class::isInstance);
        return alone ? dialect.transactionStart() : Optional.empty();
    }

    /**
     * What moves the rows of the version table as a step says, and notes that it is done. Nobody else writes the journal while the lock is
     * held or the step half done, so its newest entry is the one that {@link #begin} made. What was applied is known only now: where another
     * run has begun the step, the rest of it may have been mended since.
     *
     * @param applied what is kept of the step
     */
    public List<Statement> end(Step step, List<Operation> operations, Applied applied) {
        List<Statement> statements = new ArrayList<>();
        for (Step.RowChange change : step.rowChanges()) {
            statements.add(Statement.of(sql(change)));
        }
        Map<String, String> kept = appliedColumns.values(applied);
        statements.add(began(operations)
                .map(start -> entry(step.revision(), step.direction().word(), start, dialect.now(), kept))
                .orElseGet(() -> finished(kept)));
        return statements;
    }

    private Statement finished(Map<String, String> kept) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("finished_at", dialect.now());
        values.putAll(kept);
        return journalTable.update(values, "WHERE id = (SELECT id FROM (SELECT MAX(id) AS id FROM " + journalTable.quoted() + ") AS newest)");
    }

    private Statement entry(String revision, String direction, String startedAt, String finishedAt, Map<String, String> kept) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("revision", dialect.literal(revision));
        values.put("direction", dialect.literal(direction));
        values.put("started_at", startedAt);
        values.put("finished_at", finishedAt);
        values.put("moved_by", dialect.literal(who));
        values.put("moved_from", dialect.literal(host));
        values.putAll(kept);
        return journalTable.insert(values);
    }

    private String sql(Step.RowChange change) {
        String table = versionTable.quoted();
        String row = " WHERE version_num = " + dialect.literal(change.from().orElse(null));
        if (change.to().isEmpty()) {
            return "DELETE FROM " + table + row;
        }
        String id = dialect.literal(requireShort(change.to().get()));
        return change.from().isEmpty()
                ? "INSERT INTO " + table + " (version_num) VALUES (" + id + ")"
                : "UPDATE " + table + " SET version_num = " + id + row;
    }

    private static String requireShort(String id) {
        if (id.length() > ID_LENGTH) {
            throw new Refusal(
                    "invalid-revision-id",
                    "The id " + id.substring(0, 20) + "… has " + id.length() + " characters.",
                    "Ids have at most " + ID_LENGTH + ".");
        }
        return id;
    }
}
