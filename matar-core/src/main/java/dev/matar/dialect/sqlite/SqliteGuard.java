package dev.matar.dialect.sqlite;

import dev.matar.dialect.Statement;
import dev.matar.operation.Code;
import dev.matar.schema.Constraint.ForeignKey;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Looks at the live database around a rebuild, where a wrong belief about it would lose rows or things. */
final class SqliteGuard {

    private static final String FACTS =
            "SELECT 'foreign keys' AS kind, '' AS name, '' AS sql FROM pragma_foreign_keys WHERE"
                    + " foreign_keys = 1"
                    + " UNION ALL SELECT type, name, sql FROM sqlite_master"
                    + " WHERE tbl_name = ?1 COLLATE NOCASE AND type IN ('index', 'trigger') AND sql IS NOT NULL"
                    + " UNION ALL SELECT 'column', name, '' FROM pragma_table_xinfo(?1)";
    private static final String VIOLATIONS = "SELECT v.\"rowid\", count(*) FROM pragma_foreign_key_check(?1) v"
            + " WHERE v.parent = ?3 COLLATE NOCASE AND ?2 = (SELECT group_concat(\"from\") FROM"
            + " (SELECT \"from\" FROM pragma_foreign_key_list(?1) k WHERE k.id = v.fkid ORDER BY k.seq))"
            + " COLLATE NOCASE";

    private SqliteGuard() {}

    private interface Check {
        void on(Connection connection) throws SQLException;
    }

    /** A remark in a script, which cannot look. */
    private static Statement statement(String remark, Check check) {
        return demand(remark.replace('\n', ' '), check);
    }

    /** @param sql fails, too, where the check does */
    private static Statement demand(String sql, Check check) {
        Code.Action<Connection> action = check::on;
        return new Statement(sql, true, Optional.of(action));
    }

    /**
     * Refuses, by name, what a table has that a rebuild of it would not carry over, and a session that enforces foreign
     * keys.
     */
    static Statement nothingLost(Table table) {
        return statement(
                "-- foreign keys must be off here",
                connection -> requireKnown(connection, table));
    }

    private static void requireKnown(Connection connection, Table table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FACTS)) {
            query.setString(1, table.name().local());
            ResultSet facts = query.executeQuery();
            while (facts.next()) {
                requireKnown(table, facts.getString(1), facts.getString(2), facts.getString(3));
            }
        }
    }

    private static void requireKnown(Table table, String kind, String name, String sql) {
        boolean known =
                switch (kind) {
                    case "index" -> table.indexes().has(name);
                    case "trigger" -> sql.equals(table.options().get(SqliteInspector.TRIGGER + name));
                    case "column" ->
                        SqliteNames.same(name, table.columns().keys()).isPresent();
                    default ->
                        throw new Refusal(
                                "foreign-keys-enforced",
                                "The table " + table.name()
                                        + " cannot be rebuilt while this session enforces foreign keys: rows"
                                        + " that refer to it would go with the old table.",
                                "Execute PRAGMA foreign_keys = OFF before the transaction begins.");
                };
        if (!known) {
            throw new Refusal(
                    "drifted-schema",
                    "The table " + table.name() + " has the " + kind + " " + name
                            + ", other than expected, and a rebuild would" + " lose it.",
                    "Run again, so that the database is read anew, or drop it first and create it again after.");
        }
    }

    /** Refuses to replace a view that has triggers, which would go with it. */
    static Statement noTriggersOn(Name view) {
        return statement("-- triggers of the view " + view.local() + " would have to be created again", connection -> {
            String sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE";
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, view.local());
                ResultSet triggers = query.executeQuery();
                if (triggers.next()) {
                    throw new Refusal(
                            "invalid-operation",
                            "The view " + view + " has the trigger " + triggers.getString(1)
                                    + ", which would go with it.",
                            "Drop the trigger in SQL first, and create it again after.");
                }
            }
        });
    }

    /**
     * Refuses that columns go of which a trigger of any table speaks: SQLite looks into a trigger only when it fires,
     * so it would break much later.
     */
    static Statement noTriggerSpeaksOf(Name table, Collection<String> columns) {
        return noTrigger(
                "No trigger may speak of " + String.join(", ", columns) + " of table " + table.local(),
                table,
                (owner, trigger) -> columns.stream().anyMatch(trigger::mentions));
    }

    /** Refuses that a table goes of which a trigger of another table speaks; its own go with it. */
    static Statement noTriggerElsewhereSpeaksOf(Name table) {
        return noTrigger(
                "No trigger of another table may speak of table " + table.local(),
                table,
                (owner, trigger) -> !SqliteNames.fold(owner).equals(SqliteNames.fold(table.local())));
    }

    private static Statement noTrigger(String demand, Name table, BiPredicate<String, Expression> forbidden) {
        return statement("-- " + demand, connection -> {
            String sql = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'";
            try (java.sql.Statement query = connection.createStatement()) {
                ResultSet triggers = query.executeQuery(sql);
                while (triggers.next()) {
                    Expression trigger = Expression.of(triggers.getString(3));
                    if (trigger.mentions(table.local()) && forbidden.test(triggers.getString(2), trigger)) {
                        throw new Refusal(
                                "invalid-operation",
                                demand + ", but " + triggers.getString(1) + " does.",
                                "Drop the trigger in SQL first, and create it again after without them.");
                    }
                }
            }
        });
    }

    /** Refuses foreign keys that some rows do not keep to. */
    static Statement rowsKeepTo(Table table, List<ForeignKey> keys) {
        String query =
                "PRAGMA foreign_key_check(" + SqliteNames.quote(table.name().local()) + ")";
        return statement("-- " + query + " must show no row of a new foreign key", connection -> {
            for (ForeignKey key : keys) {
                requireKept(connection, table, key);
            }
        });
    }

    private static void requireKept(Connection connection, Table table, ForeignKey key) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(VIOLATIONS)) {
            query.setString(1, table.name().local());
            query.setString(2, String.join(",", key.columns()));
            query.setString(3, key.target().table().local());
            ResultSet violations = query.executeQuery();
            if (violations.next() && violations.getLong(2) > 0) {
                throw new Refusal(
                        "foreign-key-violated",
                        "The foreign key " + key.name() + " of table " + table.name() + " is not kept by "
                                + violations.getLong(2) + " of its rows, such as the one with rowid "
                                + violations.getString(1)
                                + ": what they refer to in " + key.target().table() + " is not there.",
                        "Mend or delete these rows first.");
            }
        }
    }

    /** Refuses to let a table go whose copy has not all of its rows as they are. */
    static Statement rowsKept(SqliteSameRows rows) {
        return demand(rows.demand(), connection -> {
            try (java.sql.Statement query = connection.createStatement()) {
                ResultSet complaint = query.executeQuery(rows.complaint());
                if (complaint.next()) {
                    throw new Refusal(
                            "rows-not-kept",
                            complaint.getString(1),
                            "The old table was not dropped. The copy should not differ: look for damage with PRAGMA integrity_check.");
                }
            }
        });
    }
}
