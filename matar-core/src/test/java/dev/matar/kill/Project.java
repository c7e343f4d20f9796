package dev.matar.kill;

import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.dialect.Database;
import dev.matar.run.Transactions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A folder with the history that is run while it is killed; its revisions are compiled once, for all processes. */
record Project(Path folder, Transactions transactions) {

    /** Where a downgrade ends, so that there are rows which have to outlive it. */
    static final String FLOOR = "r0";

    /**
     * A new one.
     *
     * @param history which of those in {@code kill/} stands on the floor
     */
    static Project in(Path folder, Transactions transactions, String history) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        for (String part : List.of("floor", history)) {
            try (Stream<Path> files = Files.list(resource("/kill/" + part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, versions.resolve(file.getFileName().toString()));
                }
            }
        }
        return new Project(folder, transactions);
    }

    private static Path resource(String name) {
        try {
            return Path.of(Project.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Settings settings(String url) {
        return Settings.of(new Database(url, "", ""), folder.resolve("migrations"))
                .transactions(transactions)
                .lockTimeout(Duration.ofMinutes(1));
    }

    /** A new process, as it were: nothing is known of any run before. */
    Matar matar(String url) {
        return Matar.at(settings(url)).allowingDataLoss();
    }

}
