package dev.matar.kill;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection in a process that halts after so many statements, as a killed one does: nothing is closed, nothing is told to anybody. */
public final class HaltingConnection {

    /** The system property that tells after which one; 0 for none. */
    static final String AT = "matar.kill.at";

    /** What is printed when the process ends of itself. */
    static final String STATEMENTS = "statements ";

    private static final Set<String> OF_TRANSACTIONS = Set.of("commit", "rollback", "setAutoCommit");
    private static final int LAST = Integer.getInteger(AT, 0);
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println(STATEMENTS + COUNT)));
    }

    private HaltingConnection() {}

    /** Called by the driver in {@code kill/JDBC.java}. */
    public static Connection of(Connection connection) {
        return wrapped(Connection.class, connection);
    }

    private static <T> T wrapped(Class<T> type, T object) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            Object result = call(object, method, arguments);
            if (method.getName().startsWith("execute") || OF_TRANSACTIONS.contains(method.getName())) {
                count();
            }
            return result instanceof PreparedStatement prepared
                    ? wrapped(PreparedStatement.class, prepared)
                    : result instanceof Statement statement ? wrapped(Statement.class, statement) : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(object, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void count() {
        if (COUNT.incrementAndGet() == LAST) {
            Runtime.getRuntime().halt(1);
        }
    }
}
