package dev.matar.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.dialect.Scope;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2LockTest {

    private static final LockHolder ME = LockHolder.here("ada", "build-7");

    private final String url = "jdbc:h2:mem:" + UUID.randomUUID();
    private final H2Dialect dialect = new H2Dialect();
    private final List<String> told = new ArrayList<>();
    private Connection keeper;

    @BeforeEach
    void keepTheDatabase() throws SQLException {
        keeper = DriverManager.getConnection(url);
    }

    @AfterEach
    void dropTheDatabase() throws SQLException {
        keeper.close();
    }

    private Lock take(String key, Duration timeout) throws SQLException {
        return dialect.engine().lock(keeper, () -> DriverManager.getConnection(url), new Lock.Wish(key, ME, timeout, told::add));
    }

    @Test
    void aSecondProcessWaitsAndIsRefusedInTheEnd() throws SQLException {
        Lock first = take("v", Duration.ofSeconds(1));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> take("v", Duration.ofMillis(100)));
        assertThat(refusal.code()).isEqualTo("lock-timeout");
        String me = "process " + ProcessHandle.current().pid() + " of ada from build-7 since 2";
        assertThat(refusal.problem()).startsWith("After 0.1s this database is still being moved by " + me);
        assertThat(told).singleElement().asString().startsWith("Waiting for " + me);
        first.close();
        take("v", Duration.ofMillis(100)).close();
        assertThat(told).hasSize(1);
    }

    @Test
    void whoHoldsItIsToldWithoutWaitingAndGoneWithItsSession() throws SQLException {
        assertThat(holder("v")).isEmpty();
        Lock lock = take("v", Duration.ZERO);
        assertThat(holder("v").orElseThrow().who()).isEqualTo("ada");
        assertThat(holder("w")).isEmpty();
        assertThat(keeper.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        lock.close();
        assertThat(holder("v")).isEmpty();
    }

    private Optional<LockHolder> holder(String key) throws SQLException {
        return dialect.engine().lockHolder(keeper, () -> DriverManager.getConnection(url), key);
    }

    @Test
    void anotherKeyIsAnotherLock() throws SQLException {
        Lock one = take("v", Duration.ofMillis(100));
        take("w", Duration.ofMillis(100)).close();
        one.close();
        assertThat(told).isEmpty();
    }

    @Test
    void theHolderChangesTheSchemaAndTheLockStandsAndIsHiddenFromInspection() throws SQLException {
        Lock lock = take("v", Duration.ofSeconds(1));
        try (Statement statement = keeper.createStatement()) {
            statement.execute("CREATE TABLE t (a INTEGER)");
        }
        assertThat(catchThrowableOfType(Refusal.class, () -> take("v", Duration.ofMillis(50))))
                .isNotNull();
        lock.close();
        assertThat(dialect.inspect(keeper, Scope.everything()).tables().keys()).hasToString("[t]");
    }

    @Test
    void ofManyAtOnceOneWorksAtATime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        AtomicInteger inside = new AtomicInteger();
        List<Future<Integer>> seen = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            seen.add(threads.submit(() -> {
                Lock.Wish wish = new Lock.Wish("v", ME, Duration.ofSeconds(30), message -> {});
                Lock lock = dialect.engine().lock(keeper, () -> DriverManager.getConnection(url), wish);
                int here = inside.incrementAndGet();
                Thread.sleep(5);
                inside.decrementAndGet();
                lock.close();
                return here;
            }));
        }
        for (Future<Integer> one : seen) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        }
        threads.shutdown();
    }

    @Test
    void theLockEndsWithItsSession() throws SQLException {
        List<Connection> sessions = new ArrayList<>();
        dialect.engine().lock(
                keeper,
                () -> {
                    sessions.add(DriverManager.getConnection(url));
                    return sessions.get(0);
                },
                new Lock.Wish("v", ME, Duration.ofSeconds(1), told::add));
        sessions.get(0).close();
        take("v", Duration.ofMillis(100)).close();
        assertThat(told).isEmpty();
    }
}
