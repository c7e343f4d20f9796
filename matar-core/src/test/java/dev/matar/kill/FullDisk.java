package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Queries;
import dev.matar.kill.Move.Hit;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * Leaves SQLite no room for more; there is room again afterwards.
 *
 * @param pages how much room there is beside what the database holds already
 */
record FullDisk(int pages) implements Kill {

    @Override
    public String kind() {
        return "full disk";
    }

    @Override
    public Hit strike(Move move) throws Exception {
        try (Connection connection = DriverManager.getConnection(move.url());
                Statement statement = connection.createStatement()) {
            // Or else there would be room enough where there was something once.
            statement.execute("VACUUM");
        }
        int held = Integer.parseInt(Queries.values(move.url(), "PRAGMA page_count").get(0));
        try {
            move.by(move.url() + "?max_page_count=" + (held + pages)).run();
            return Hit.AFTER;
        } catch (Refusal refusal) {
            assertThat(refusal.problem()).contains("full");
            assertThat(refusal.remedy()).isNotBlank();
            return Hit.WITHIN;
        }
    }

    @Override
    public String toString() {
        return "room for " + pages + " pages";
    }
}
