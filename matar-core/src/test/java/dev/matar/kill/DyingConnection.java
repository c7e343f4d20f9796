package dev.matar.kill;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** A connection that is gone, for whoever uses it and for the database, at one of the statements that it is told. */
final class DyingConnection {

    private static final Set<String> OF_TRANSACTIONS = Set.of("commit", "rollback");

    private final Connection real;
    private final int last;
    private final boolean before;
    private int count;
    private boolean dead;

    private DyingConnection(Connection real, int last, boolean before) {
        this.real = real;
        this.last = last;
        this.before = before;
    }

    /** What was told to a connection while it was used. */
    interface Use {
        void of(Connection connection) throws SQLException;
    }

    /**
     * Uses a connection until it dies, or to the end.
     *
     * @param last at which statement it dies, from 1; 0 for none
     * @param before whether the database does not hear that statement any more
     * @return how many statements there were
     */
    static int use(Connection real, int last, boolean before, Use use) throws SQLException {
        DyingConnection dying = new DyingConnection(real, last, before);
        use.of(dying.wrapped(Connection.class, real));
        return dying.count;
    }

    private <T> T wrapped(Class<T> type, T object) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean counts = method.getName().startsWith("execute") || OF_TRANSACTIONS.contains(method.getName());
            count += counts ? 1 : 0;
            if (counts && before) {
                dieAt(last);
            }
            requireAlive();
            Object result;
            try {
                result = call(object, method, arguments);
            } finally {
                if (counts) {
                    dieAt(last);
                }
            }
            requireAlive();
            return result instanceof PreparedStatement prepared
                    ? wrapped(PreparedStatement.class, prepared)
                    : result instanceof Statement statement ? wrapped(Statement.class, statement) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void dieAt(int number) throws SQLException {
        if (count == number && !dead) {
            dead = true;
            real.abort(Runnable::run);
        }
    }

    private void requireAlive() throws SQLException {
        if (dead) {
            throw new SQLException("The connection is gone.", "08006");
        }
    }

    private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
