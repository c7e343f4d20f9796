package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Fence;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A lock for where no session can be trusted to be the same in the next transaction: a row that says who has it until when.
 *
 * <p>It is put off every second while its holder lives. A holder that slept longer and was followed by another is kept from changing
 * anything by its {@link #fence()}.
 */
public final class Lease implements Lock {

    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Duration RENEWAL = LENGTH.dividedBy(3);

    private final Connector connector;
    private final Dialect dialect;
    private final Name versionTable;
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(Lease::daemon);
    private Connection connection;
    private LeaseTable table;
    private String mark;
    private long fence;

    private Lease(Dialect dialect, Connector connector, Name versionTable) throws SQLException {
        this.dialect = dialect;
        this.connector = connector;
        this.versionTable = versionTable;
        connect();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "matar-lease");
        thread.setDaemon(true);
        return thread;
    }

    private void connect() throws SQLException {
        connection = connector.open();
        table = new LeaseTable(connection, dialect, versionTable);
    }

    /**
     * Waits for the lease and takes it.
     *
     * @throws Refusal {@code lock-timeout} when another process keeps it for longer than the wish allows
     */
    public static Lease take(Dialect dialect, Connector connector, Name versionTable, Wish wish) throws SQLException {
        Lease lease = new Lease(dialect, connector, versionTable);
        try {
            lease.await(wish);
            return lease;
        } catch (SQLException | RuntimeException failure) {
            lease.renewal.shutdown();
            lease.connection.close();
            throw failure;
        }
    }

    /** Who has it now. */
    public static Optional<LockHolder> holder(Connection connection, Dialect dialect, Name versionTable) throws SQLException {
        return new LeaseTable(connection, dialect, versionTable).term().filter(term -> !term.isOver()).map(LeaseTable.Term::holder);
    }

    private void await(Wish wish) throws SQLException {
        table.provide();
        String others = "/* " + place() + " ";
        Taking taking = new Taking(wish.holder(), others);
        wish.await(taking::succeeds, taking::holder, taking);
        mark = others + fence + " */ ";
        renewal.scheduleWithFixedDelay(this::renew, RENEWAL.toMillis(), RENEWAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The table's name as it may stand in a comment, with its namespace, of which there may be several in a database. */
    private String place() throws SQLException {
        Name name = LeaseTable.beside(versionTable);
        String namespace = name.namespace().isEmpty() ? connection.getSchema() : name.namespace();
        return (namespace == null ? "" : namespace + ".").concat(name.local()).replaceAll("[^\\w.]", "_");
    }

    /** The attempts to get it, and how whoever is in the way is found and ended. */
    private final class Taking implements Ending {

        private final LockHolder me;
        private final String others;
        /** The fence of the holder that was ended. */
        private OptionalLong ended = OptionalLong.empty();

        Taking(LockHolder me, String others) {
            this.me = me;
            this.others = others;
        }

        /** What an ended holder has begun since is ended, too. */
        boolean succeeds() throws SQLException {
            OptionalLong taken = table.take(me, LENGTH, others, ended);
            taken.ifPresent(number -> fence = number);
            if (taken.isEmpty() && ended.isPresent() && ended.equals(fenceNow())) {
                endSession();
            }
            return taken.isPresent();
        }

        LockHolder holder() throws SQLException {
            Optional<LeaseTable.Term> term = table.term();
            if (term.isPresent() && !term.get().isOver()) {
                return term.get().holder();
            }
            return table.atWork(others).or(() -> term.map(LeaseTable.Term::holder)).orElse(LockHolder.UNKNOWN);
        }

        private OptionalLong fenceNow() throws SQLException {
            Optional<LeaseTable.Term> term = table.term();
            return term.isPresent() ? OptionalLong.of(term.get().fence()) : OptionalLong.empty();
        }

        private void endSession() throws SQLException {
            Optional<LockHolder> session = table.atWork(others);
            if (session.isPresent()) {
                table.sessions().end(session.get());
            }
        }

        @Override
        public String how() {
            return "end that process, or run with --end-holder";
        }

        @Override
        public void end(LockHolder holder) throws SQLException {
            ended = fenceNow();
            endSession();
        }
    }

    /** What fails here is tried again; while it fails the lease may be taken by another, and the fence tells. */
    private void renew() {
        try {
            if (!connection.isValid((int) LENGTH.toSeconds())) {
                connection.close();
                connect();
            }
            table.renew(fence, LENGTH);
        } catch (SQLException | Refusal later) {
            log("The lease was not renewed.", later);
        }
    }

    private static void log(String what, Exception why) {
        System.getLogger(Lease.class.getName()).log(System.Logger.Level.DEBUG, what, why);
    }

    @Override
    public Fence fence() {
        Refusal lost = new Refusal(
                "lock-lost",
                "Another process moves the database by now, since this one was not heard of for more than " + LENGTH.toSeconds()
                        + " s or was ended with --end-holder.",
                "What was under way in a transaction is rolled back. Look where it stands with current, then run again.");
        return new Fence(List.of(table.hold(fence)), table.sign(), lost, mark);
    }

    /** What cannot be given back is free when its term is over. */
    @Override
    public void close() {
        renewal.shutdown();
        try (Connection last = connection) {
            if (renewal.awaitTermination(LENGTH.toMillis(), TimeUnit.MILLISECONDS)) {
                table.giveBack(fence);
            }
        } catch (SQLException gone) {
            log("The lease was not given back.", gone);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
