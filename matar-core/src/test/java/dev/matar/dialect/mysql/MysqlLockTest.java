package dev.matar.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.dialect.Lock;
import dev.matar.dialect.LockHolder;
import dev.matar.schema.Refusal;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MysqlLockTest {

    private static final LockHolder ME = LockHolder.here("ada", "build-7");

    private final MariadbDialect dialect = new MariadbDialect();
    private final List<String> told = new ArrayList<>();
    private Connection one;
    private Connection other;

    @BeforeEach
    void connect() throws SQLException {
        String url = MariadbServer.running().createDatabase();
        one = DriverManager.getConnection(url);
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

    private Optional<LockHolder> holder(String key) throws SQLException {
        return dialect.engine().lockHolder(other, () -> other, key);
    }

    @Test
    void oneSessionHasItAndTheOtherIsToldWho() throws SQLException {
        Lock lock = lock(one, "v", Duration.ZERO);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> lock(other, "v", Duration.ofMillis(300)));
        assertThat(refusal.code()).isEqualTo("lock-timeout");
        assertThat(refusal.problem())
                .matches("After 0.3s this database is still being moved by session \\d+ of root (from \\S+ )?since 2\\S+Z or earlier\\.");
        assertThat(told).singleElement().asString().startsWith("Waiting for session ");
        lock.close();
        lock(other, "v", Duration.ZERO).close();
        assertThat(told).hasSize(1);
    }

    @Test
    void withoutTimeNobodyWaits() throws SQLException {
        lock(one, "v", Duration.ZERO);
        long start = System.nanoTime();
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> lock(other, "v", Duration.ZERO));
        assertThat(refusal.code()).isEqualTo("lock-timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
        assertThat(told).isEmpty();
    }

    @Test
    void whoHoldsItIsToldWithoutWaiting() throws SQLException {
        assertThat(holder("v")).isEmpty();
        Lock lock = lock(one, "v", Duration.ZERO);
        assertThat(holder("v").orElseThrow().who()).isEqualTo("root");
        assertThat(holder("w")).isEmpty();
        lock.close();
        assertThat(holder("v")).isEmpty();
    }

    @Test
    void endsWithItsSession() throws SQLException {
        lock(one, "v", Duration.ZERO);
        one.close();
        lock(other, "v", Duration.ofSeconds(20)).close();
    }

    /** As behind a proxy that deals out sessions by the statement. */
    @Test
    void aSessionThatChangesIsRefused() throws SQLException {
        Iterator<Connection> turns = Stream.iterate(one, last -> last == one ? other : one).iterator();
        Connection changing = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> method.invoke(turns.next(), arguments));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> lock(changing, "v", Duration.ZERO));
        assertThat(refusal.code()).isEqualTo("lock-lost");
        assertThat(refusal.remedy()).contains("lock = \"lease\"");
    }
}
