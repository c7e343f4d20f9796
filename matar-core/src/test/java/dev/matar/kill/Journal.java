package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.revision.Step.Direction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What Matar's own tables tell, read past Matar. */
record Journal(String url) {

    /** The last entry. */
    long end() throws SQLException {
        return Long.parseLong(Queries.values(url, "SELECT COALESCE(MAX(id), 0) FROM matar_version_journal").get(0));
    }

    /** The steps that were finished since an entry. */
    List<String> since(long end, Direction direction) throws SQLException {
        return Queries.values(
                url,
                "SELECT revision FROM matar_version_journal WHERE id > " + end + " AND finished_at IS NOT NULL AND direction = '"
                        + direction.word() + "' ORDER BY id");
    }

    /** Nothing says that a step is under way. */
    void requireNothingUnderWay() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet table = connection.getMetaData().getTables(connection.getCatalog(), null, "matar_version_progress", null)) {
            if (!table.next()) {
                return;
            }
        }
        assertThat(Queries.values(url, "SELECT COUNT(*) FROM matar_version_progress")).as("rows of the progress table").containsExactly("0");
    }
}
