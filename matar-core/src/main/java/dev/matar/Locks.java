package dev.matar;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.LockKind;
import dev.matar.run.Lease;
import dev.matar.run.Listener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The lock on a project's database, of the kind that its settings ask for. */
record Locks(Settings settings, Dialect dialect, Lock.Connector connector) {

    /**
     * Waits for it and takes it.
     *
     * @param connection the one that will do the work
     * @param endsHolder whether who has it is ended, not waited for
     */
    Lock take(Connection connection, LockHolder me, Listener listener, boolean endsHolder) throws SQLException {
        Optional<Consumer<LockHolder>> ending = endsHolder ? Optional.of(listener::ending) : Optional.empty();
        Lock.Wish wish = new Lock.Wish(key(), me, settings.lockTimeout(), listener::waiting, ending);
        return isLease() ? Lease.take(dialect, connector, settings.versionTable(), wish) : dialect.engine().lock(connection, connector, wish);
    }

    /** Who has it now. */
    Optional<LockHolder> holder(Connection connection) throws SQLException {
        return isLease()
                ? Lease.holder(connection, dialect, settings.versionTable())
                : dialect.engine().lockHolder(connection, connector, key());
    }

    private boolean isLease() {
        return settings.lock() == LockKind.LEASE;
    }

    private String key() {
        return settings.versionTable().toString();
    }
}
