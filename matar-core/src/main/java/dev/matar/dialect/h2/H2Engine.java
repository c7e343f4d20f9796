package dev.matar.dialect.h2;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** H2, which lives in this process. */
record H2Engine(Dialect dialect) implements Engine {

    @Override
    public String driver() {
        return "org.h2.Driver";
    }

    @Override
    public boolean batches() {
        return false;
    }

    /** In memory and without a name, so that nobody else sees it; settings that change how names are read are kept. */
    @Override
    public Connection scratch(Database database) {
        String settings = Arrays.stream(database.url().split(";"))
                .skip(1)
                .filter(setting -> setting.toUpperCase(Locale.ROOT).matches("(MODE|DATABASE_TO_|CASE_INSENSITIVE_).*"))
                .map(setting -> ";" + setting)
                .collect(Collectors.joining());
        return new Database("jdbc:h2:mem:" + settings, "", "").open(dialect);
    }

    @Override
    public Lock lock(Connection connection, Lock.Connector connector, Lock.Wish wish) throws SQLException {
        return H2Lock.take(connector, wish);
    }

    @Override
    public Optional<LockHolder> lockHolder(Connection connection, Lock.Connector connector, String key) throws SQLException {
        return H2Lock.holder(connection, key);
    }
}
