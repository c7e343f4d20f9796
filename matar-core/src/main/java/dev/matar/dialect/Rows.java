package dev.matar.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes the rows of a query one by one. */
@FunctionalInterface
public interface Rows {

    void take(ResultSet row) throws SQLException;

    /** Hands each row of a query to a taker. */
    static void of(Connection connection, String query, Rows taker) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }
}
