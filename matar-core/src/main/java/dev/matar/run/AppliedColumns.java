package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.revision.Applied;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns in which the journal keeps what was applied; journals of earlier versions get them when a database is moved.
 *
 * <p>What is known of a revision is in the newest of its entries that is finished: nothing once it was taken back or stamped.
 */
final class AppliedColumns {

    /** The direction of an entry that says: what the file holds now is what was applied. */
    static final String ACCEPTED = "accept";

    static final List<Column> ALL = List.of(
            new Column("revises", new Type.Text()),
            new Column("depends_on", new Type.Text()),
            new Column("operations", new Type.Text()),
            new Column("way_back", new Type.Text()),
            new Column("file_sum", new Type.Varchar(OptionalInt.of(100))));

    private static final String NAMES = ALL.stream().map(Column::name).collect(Collectors.joining(", "));

    private final Dialect dialect;
    private final Name journal;

    AppliedColumns(Dialect dialect, Name journal) {
        this.dialect = dialect;
        this.journal = journal;
    }

    /** What an entry holds in those of these columns of which something is known, as it stands in SQL. */
    Map<String, String> values(Applied applied) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!applied.sum().isEmpty()) {
            values.put("revises", dialect.literal(String.join(",", applied.revises())));
            values.put("depends_on", dialect.literal(String.join(",", applied.dependsOn())));
            values.put("file_sum", dialect.literal(applied.sum()));
        }
        applied.operations().ifPresent(text -> values.put("operations", dialect.literal(text)));
        applied.wayBack().ifPresent(text -> values.put("way_back", dialect.literal(text)));
        return values;
    }

    /** What adds those of the columns that the journal, which is there, lacks. */
    List<Statement> missing(Connection connection) throws SQLException {
        Set<String> there = there(connection);
        List<Statement> statements = new ArrayList<>();
        for (Column column : ALL) {
            if (!there.contains(column.name())) {
                statements.addAll(dialect.render(new AddColumn(journal, column), Schema.unknown("only the journal changes")));
            }
        }
        return statements;
    }

    boolean areThere(Connection connection) throws SQLException {
        return there(connection).containsAll(ALL.stream().map(Column::name).toList());
    }

    private Set<String> there(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + dialect.quote(journal) + " WHERE 1 = 0")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** The sum of each revision of which it is known what was applied. */
    Map<String, String> sums(Connection connection) throws SQLException {
        Map<String, String> sums = new LinkedHashMap<>();
        String known = newest("revision, file_sum") + " AND operations IS NOT NULL";
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(known)) {
            while (rows.next()) {
                sums.put(rows.getString(1), rows.getString(2));
            }
        }
        return sums;
    }

    /** All that is known of the revisions that are applied. */
    List<Applied> all(Connection connection) throws SQLException {
        return read(connection, newest("revision, " + NAMES) + " AND file_sum IS NOT NULL");
    }

    /** All that is known of some of them. */
    List<Applied> of(Collection<String> revisions, Connection connection) throws SQLException {
        String some = revisions.stream().map(dialect::literal).collect(Collectors.joining(", "));
        return revisions.isEmpty()
                ? List.of()
                : read(connection, newest("revision, " + NAMES) + " AND file_sum IS NOT NULL AND revision IN (" + some + ")");
    }

    private String newest(String columns) {
        String table = dialect.quote(journal);
        return "SELECT " + columns + " FROM " + table + " WHERE id IN (SELECT MAX(id) FROM " + table
                + " WHERE finished_at IS NOT NULL GROUP BY revision) AND direction IN ('up', '" + ACCEPTED + "')";
    }

    private static List<Applied> read(Connection connection, String sql) throws SQLException {
        List<Applied> found = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(new Applied(
                        rows.getString(1),
                        ids(rows.getString(2)),
                        ids(rows.getString(3)),
                        Optional.ofNullable(rows.getString(4)),
                        Optional.ofNullable(rows.getString(5)),
                        rows.getString(6)));
            }
        }
        return found;
    }

    private static List<String> ids(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }
}
