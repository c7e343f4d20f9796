package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Rows;
import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Step;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table beside the version table that tells how far a step is; empty while none is under way. */
final class Progress {

    private final Dialect dialect;
    private final OwnTable table;

    Progress(Dialect dialect, Name versionTable) {
        this.dialect = dialect;
        this.table = new OwnTable(dialect, OwnTable.beside(versionTable, "progress"), Progress::parts);
    }

    private static List<Table.Part> parts() {
        return List.of(
                new Column("revision", OwnTable.string(History.ID_LENGTH)).notNull(),
                new Column("direction", OwnTable.string(10)).notNull(),
                new Column("rows_removed", new Type.Text()),
                new Column("rows_added", new Type.Text()),
                new Column("operation", new Type.Integer()).notNull(),
                new Column("operations_sum", OwnTable.string(100)).notNull(),
                new Column("statement", new Type.Integer()).notNull(),
                new Column("begun", new Type.Boolean()).notNull(),
                new Column("operation_text", new Type.Text()),
                new Column("statements", new Type.Text()),
                new Column("concerns", new Type.Text()),
                new Column("seen_as", OwnTable.string(10)),
                new Column("seen", new Type.Text()),
                new Column("expected", new Type.Text()),
                new Constraint.PrimaryKey("", List.of("revision")));
    }

    OwnTable table() {
        return table;
    }

    /** What notes that a step begins. */
    Statement begin(Step step) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("revision", dialect.literal(step.revision()));
        values.put("direction", dialect.literal(step.direction().word()));
        values.put("rows_removed", dialect.literal(lines(step.removed())));
        values.put("rows_added", dialect.literal(lines(step.added())));
        values.putAll(values(Point.before(step, 0, "")));
        return table.insert(values);
    }

    /** What notes where the step under way is. */
    Statement at(Point point) {
        return table.update(values(point), "");
    }

    /** What notes that the statement that was begun has failed, and so was not done. */
    Statement failed() {
        return table.update(Map.of("begun", dialect.literal(false)), "");
    }

    /** What notes that no step is under way. */
    Statement end() {
        return Statement.of("DELETE FROM " + table.quoted());
    }

    private Map<String, String> values(Point point) {
        Optional<Point.Sight> sight = point.sight();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("operation", String.valueOf(point.operation()));
        values.put("operations_sum", dialect.literal(point.sum()));
        values.put("statement", String.valueOf(point.statement()));
        values.put("begun", dialect.literal(point.begun()));
        values.put("operation_text", dialect.literal(point.text().orElse(null)));
        values.put("statements", dialect.literal(point.statements().isEmpty() ? null : written(point.statements())));
        values.put("concerns", dialect.literal(sight.map(one -> lines(one.neighbourhood().names())).orElse(null)));
        values.put("seen_as", dialect.literal(sight.map(one -> one.isPicture() ? "picture" : "outline").orElse(null)));
        values.put("seen", dialect.literal(sight.map(one -> lines(one.seen())).orElse(null)));
        values.put("expected", dialect.literal(sight.map(one -> lines(one.expected())).orElse(null)));
        return values;
    }

    private static String written(List<Statement> statements) {
        return Notation.write(statements.stream().map(Progress::written).toList());
    }

    private static Operation written(Statement statement) {
        Sql sql = Sql.undeclared(statement.sql());
        return statement.transactional() ? sql : new Autocommit(List.of(sql));
    }

    private static String lines(Collection<?> all) {
        return all.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** Where the step under way is; none where no step is. */
    Optional<Point> read(Connection connection) throws SQLException {
        String sql = "SELECT revision, direction, rows_removed, rows_added, operation, operations_sum, statement, begun, operation_text,"
                + " statements, concerns, seen_as, seen, expected FROM " + table.quoted();
        return table.asked(connection, Optional.empty(), one -> Rows.first(one, sql, Progress::point));
    }

    private static Point point(ResultSet row) throws SQLException {
        Step step = new Step(Step.Direction.of(row.getString(2)), row.getString(1), lines(row.getString(3)), lines(row.getString(4)));
        return new Point(
                step,
                row.getInt(5),
                row.getString(6),
                row.getInt(7),
                row.getBoolean(8),
                Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getString(10)).map(Progress::read).orElse(List.of()),
                sight(row));
    }

    private static Optional<Point.Sight> sight(ResultSet row) throws SQLException {
        String concerns = row.getString(11);
        if (concerns == null) {
            return Optional.empty();
        }
        Neighbourhood neighbourhood = new Neighbourhood(lines(concerns).stream().map(Name::parse).collect(Collectors.toSet()));
        return Optional.of(new Point.Sight(
                neighbourhood, "picture".equals(row.getString(12)), lines(row.getString(13)), lines(row.getString(14))));
    }

    private static List<Statement> read(String statements) {
        return Notation.readOperations(statements).stream().map(Progress::read).toList();
    }

    private static Statement read(Operation written) {
        Statement statement = statement(((Sql) written.parts().get(0)).up());
        return written instanceof Autocommit ? statement.outsideTransaction() : statement;
    }

    /** What Java looks at between two statements belongs to the run that has begun them. */
    private static Statement statement(String sql) {
        return sql.startsWith(Statement.CODE) ? new Statement(sql, true, Optional.of(connection -> {})) : Statement.of(sql);
    }

    private static List<String> lines(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }
}
