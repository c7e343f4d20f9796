package dev.matar.app;

import java.nio.file.Path;

/** The databases that the app runs on. */
enum Engine {
    SQLITE {
        @Override
        ConnectionSettings emptyDatabase(Path folder) {
            return ConnectionSettings.of("jdbc:sqlite:" + folder.resolve("matar.db"));
        }
    },
    POSTGRESQL {
        @Override
        ConnectionSettings emptyDatabase(Path folder) {
            return PostgresServer.SHARED.emptyDatabase();
        }
    };

    /** A database with nothing in it, in the folder where the engine keeps it in a file. */
    abstract ConnectionSettings emptyDatabase(Path folder);
}
