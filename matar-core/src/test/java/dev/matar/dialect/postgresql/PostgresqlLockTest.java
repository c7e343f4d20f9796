package dev.matar.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.dialect.Database;
import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlLockTest {

    private static final LockHolder ME = LockHolder.here("ada", "build-7");

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private final List<String> told = new ArrayList<>();
    private String url;
    private Connection one;
    private Connection other;

    @BeforeAll
    void create() throws SQLException {
        url = PostgresqlServer.running().createDatabase();
    }

    @BeforeEach
    void connect() throws SQLException {
        told.clear();
        one = DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "ApplicationName=first");
        other = DriverManager.getConnection(url);
    }

    @AfterEach
    void disconnect() throws SQLException {
        one.close();
        other.close();
    }

    private Lock lock(Connection connection, String key, Duration timeout) throws SQLException {
        return dialect.engine().lock(connection, () -> connection, new Lock.Wish(key, ME, timeout, told::add));
    }

    @Test
    void oneSessionHasItAndTheOtherIsToldWho() throws SQLException {
        try (Lock lock = lock(one, "matar_version", Duration.ZERO)) {
            assertThatThrownBy(() -> lock(other, "matar_version", Duration.ofMillis(100)))
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("lock-timeout");
                        assertThat(refusal.problem()).contains("of first from 127.0.0.1 since 2");
                    });
            assertThat(told)
                    .singleElement()
                    .asString()
                    .startsWith("Waiting for session ")
                    .contains(" of first ");
            assertThat(lock).isNotNull();
        }
        lock(other, "matar_version", Duration.ZERO).close();
        assertThat(told).hasSize(1);
    }

    @Test
    void whoHoldsItIsToldWithoutWaiting() throws SQLException {
        assertThat(dialect.engine().lockHolder(other, () -> other, "k")).isEmpty();
        Lock lock = lock(one, "k", Duration.ZERO);
        assertThat(dialect.engine().lockHolder(other, () -> other, "k").orElseThrow()).satisfies(holder -> {
            assertThat(holder.process()).matches("session \\d+");
            assertThat(holder.who()).isEqualTo("first");
            assertThat(holder.host()).isEqualTo("127.0.0.1");
            assertThat(Instant.parse(holder.since())).isBetween(Instant.now().minusSeconds(600), Instant.now().plusSeconds(5));
        });
        assertThat(dialect.engine().lockHolder(other, () -> other, "another")).isEmpty();
        lock.close();
        assertThat(dialect.engine().lockHolder(other, () -> other, "k")).isEmpty();
    }

    /** Behind a pooler or a gateway the address says nothing. */
    @Test
    void aSessionOfMatarsOwnNameSaysWhoseItIs() throws SQLException {
        try (Connection own = new Database(url, "", "").open(dialect);
                Lock lock = lock(own, "k", Duration.ZERO)) {
            assertThat(dialect.engine().lockHolder(other, () -> other, "k").orElseThrow().who()).isEqualTo("matar ada@build-7");
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void withoutTimeNobodyIsToldToWait() throws SQLException {
        lock(one, "k", Duration.ZERO);
        assertThatThrownBy(() -> lock(other, "k", Duration.ZERO))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem()).matches("This database is being moved by session \\d+ of first from .*");
                    assertThat(refusal.remedy()).contains("lock_timeout", "pg_terminate_backend");
                });
        assertThat(told).isEmpty();
    }

    @Test
    void otherKeysAndOtherDatabasesAreOthers() throws SQLException {
        try (Lock lock = lock(one, "matar_version", Duration.ZERO);
                Lock elsewhere = lock(other, "alembic_version", Duration.ZERO);
                Connection third = PostgresqlServer.running().connectToNew();
                Lock faraway = lock(third, "matar_version", Duration.ZERO)) {
            assertThat(List.of(lock, elsewhere, faraway)).doesNotContainNull();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void endsWithItsSession() throws SQLException {
        lock(one, "k", Duration.ZERO);
        one.close();
        lock(other, "k", Duration.ofSeconds(20)).close();
    }

    @Test
    void isWaitedFor() throws Exception {
        Lock held = lock(one, "k", Duration.ZERO);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            Lock.Wish wish = new Lock.Wish("k", ME, Duration.ofSeconds(30), message -> waiting.countDown());
            try (Lock lock = dialect.engine().lock(other, () -> other, wish)) {
                assertThat(lock).isNotNull();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second).isNotDone();
        held.close();
        second.get(30, TimeUnit.SECONDS);
    }

    /** Who waits must not be waited for by the one who builds an index beside running transactions. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsTheOtherBuildAnIndexConcurrently(boolean autocommit) throws Exception {
        execute(one, "create table if not exists t (x int)");
        one.setAutoCommit(autocommit);
        other.setAutoCommit(autocommit);
        Lock held = lock(one, "k", Duration.ZERO);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            Lock.Wish wish = new Lock.Wish("k", ME, Duration.ofSeconds(30), message -> waiting.countDown());
            try (Lock lock = dialect.engine().lock(other, () -> other, wish)) {
                assertThat(lock).isNotNull();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        one.setAutoCommit(true);
        execute(one, "set statement_timeout = '20s'");
        execute(one, "create index concurrently on t (x)");
        held.close();
        second.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesTheModeAsItWasAndNoTransactionOpen(boolean autocommit) throws SQLException {
        one.setAutoCommit(autocommit);
        try (Lock lock = lock(one, "k", Duration.ZERO)) {
            assertThat(lock).isNotNull();
            assertThat(one.getAutoCommit()).isEqualTo(autocommit);
            assertThat(openTransactions()).isZero();
        }
        assertThat(one.getAutoCommit()).isEqualTo(autocommit);
        assertThat(openTransactions()).isZero();
    }

    @Test
    void isGivenBackAfterATransactionThatFailed() throws SQLException {
        one.setAutoCommit(false);
        Lock lock = lock(one, "k", Duration.ZERO);
        assertThatThrownBy(() -> execute(one, "select nonsense")).isInstanceOf(SQLException.class);
        lock.close();
        lock(other, "k", Duration.ZERO).close();
    }

    private int openTransactions() throws SQLException {
        try (var statement = other.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                                + " and application_name = 'first' and state <> 'idle'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
