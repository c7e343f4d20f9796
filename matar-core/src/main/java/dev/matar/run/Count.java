package dev.matar.run;

import dev.matar.check.Stake;
import dev.matar.dialect.Dialect;
import dev.matar.operation.DeleteRows;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts in a database what is at stake: first whether there is something, then how much, both for a limited time. */
final class Count {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** How many rows that are deleted one question is about. */
    private static final int ROWS_A_QUESTION = 100;

    private final Connection connection;
    private final Dialect dialect;
    private final Duration limit;

    Count(Connection connection, Dialect dialect) {
        this(connection, dialect, LIMIT);
    }

    /** @param limit for all questions of a kind that are asked together */
    Count(Connection connection, Dialect dialect, Duration limit) {
        this.connection = connection;
        this.dialect = dialect;
        this.limit = limit;
    }

    List<Tally> of(List<Stake> stakes) {
        List<Tally> found = new ArrayList<>();
        long until = System.nanoTime() + limit.toNanos();
        for (Stake stake : stakes) {
            found.add(look(stake, until));
        }
        long countedUntil = System.nanoTime() + limit.toNanos();
        return found.stream().map(tally -> tally.atLeast() > 0 ? counted(tally, countedUntil) : tally).toList();
    }

    /** What cannot be told in time, or not at all, counts as at stake. */
    private Tally look(Stake stake, long until) {
        try {
            for (String rows : rows(stake)) {
                if (first("SELECT 1 " + rows, until) > 0) {
                    return new Tally(stake, 1, false);
                }
            }
            return Tally.nothing(stake);
        } catch (SQLException e) {
            return new Tally(stake, 0, false);
        }
    }

    private Tally counted(Tally found, long until) {
        try {
            long sum = 0;
            for (String rows : rows(found.stake())) {
                sum += first("SELECT COUNT(*) " + rows, until);
            }
            return new Tally(found.stake(), sum, true);
        } catch (SQLException e) {
            return found;
        }
    }

    /** The number in the first row; 0 where there is none. */
    private long first(String sql, long until) throws SQLException {
        Duration left = Duration.ofNanos(until - System.nanoTime());
        if (left.isNegative()) {
            throw new SQLException("There is no time left.");
        }
        try (Statement statement = connection.createStatement();
                Alarm alarm = Alarm.after(left, statement)) {
            statement.setMaxRows(1);
            try (ResultSet result = statement.executeQuery(sql)) {
                long number = result.next() ? result.getLong(1) : 0;
                alarm.requireSilence();
                return number;
            }
        }
    }

    /** What follows {@code SELECT …}; several where one would be too long. */
    private List<String> rows(Stake stake) {
        String from = "FROM " + dialect.quote(stake.table());
        String column = stake.column().map(dialect::quote).orElse("");
        if (stake.portion() instanceof Stake.LongerThan longer) {
            return List.of(from + " WHERE SUBSTR(" + column + ", " + (longer.characters() + 1) + ") <> ''");
        } else if (stake.portion() instanceof Stake.FinerThan finer) {
            String digits = finer.digits() == 0 ? "" : ", " + finer.digits();
            return List.of(from + " WHERE " + column + " <> ROUND(" + column + digits + ")");
        } else if (stake.portion() instanceof Stake.Altered altered) {
            // What a cast makes of a value may be null, which is not the same either.
            return List.of(from + " WHERE " + column + " IS NOT NULL AND CASE WHEN "
                    + dialect.comesBack(column, altered.from(), altered.to()) + " THEN 1 ELSE 0 END = 0");
        } else if (stake.portion() instanceof Stake.Besides besides) {
            return List.of(from + " WHERE " + column + " <> " + dialect.literal(besides.constant().value()));
        } else if (stake.portion() instanceof Stake.Deleted deleted) {
            return deletedRows(stake, deleted, from);
        }
        return List.of(from + (column.isEmpty() ? "" : " WHERE " + column + " IS NOT NULL"));
    }

    /** A deletion tells a row by the same condition that a question does. */
    private List<String> deletedRows(Stake stake, Stake.Deleted deleted, String from) {
        DeleteRows delete = (DeleteRows) stake.operation();
        List<String> conditions = dialect.render(delete, deleted.before()).stream()
                .map(statement -> "(" + statement.sql().substring(("DELETE " + from + " WHERE ").length()) + ")")
                .toList();
        String unnamed = deleted.unnamed().stream().map(this::isFilled).collect(Collectors.joining(" OR "));
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i += ROWS_A_QUESTION) {
            List<String> some = conditions.subList(i, Math.min(i + ROWS_A_QUESTION, conditions.size()));
            questions.add(from + " WHERE (" + String.join(" OR ", some) + ") AND (" + unnamed + ")");
        }
        return questions;
    }

    private String isFilled(Column column) {
        return dialect.quote(column.name())
                + (column.defaultValue() instanceof Default.Value given ? " <> " + dialect.literal(given.value()) : " IS NOT NULL");
    }
}
