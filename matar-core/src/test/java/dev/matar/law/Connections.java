package dev.matar.law;

import java.sql.Connection;
import java.sql.SQLException;

/** Two connections that the cases of a law share. */
final class Connections implements AutoCloseable {

    private final Connection[] open = new Connection[2];

    /** Opens a connection. */
    @FunctionalInterface
    interface Opener {
        Connection open() throws SQLException;
    }

    /** The one that is open already; a new one in its place where that is asked for. */
    Connection get(int which, boolean renewed, Opener opener) throws SQLException {
        if (open[which] != null && renewed) {
            open[which].close();
            open[which] = null;
        }
        if (open[which] == null) {
            open[which] = opener.open();
        }
        return open[which];
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            if (connection != null) {
                connection.close();
            }
        }
    }
}
