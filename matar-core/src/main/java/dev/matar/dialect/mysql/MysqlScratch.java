package dev.matar.dialect.mysql;

import dev.matar.dialect.Database;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A database beside the project's, on the same server and of the same collation, which is dropped when its connection is closed.
 *
 * <p>Its session holds a lock of its name, so that what a killed process left behind is known by its free lock, and dropped by the
 * next.
 */
final class MysqlScratch implements InvocationHandler {

    private static final String PREFIX = "matar_scratch_";

    private final Connection connection;
    private final String name;

    private MysqlScratch(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    static Connection open(MysqlDialect dialect, Database database) throws SQLException {
        Connection connection = database.open(dialect);
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        try {
            dropLeftovers(connection);
            create(connection, name);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return (Connection) Proxy.newProxyInstance(
                MysqlScratch.class.getClassLoader(), new Class<?>[] {Connection.class}, new MysqlScratch(connection, name));
    }

    private static void create(Connection connection, String name) throws SQLException {
        String collation = one(connection, "SELECT @@collation_database");
        execute(connection, "DO GET_LOCK('" + name + "', 0)");
        execute(connection, "CREATE DATABASE " + name + " COLLATE " + collation);
        connection.setCatalog(name);
    }

    private static void dropLeftovers(Connection connection) throws SQLException {
        List<String> free = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '"
                        + PREFIX.replace("_", "\\_") + "%' AND IS_FREE_LOCK(SCHEMA_NAME)")) {
            while (row.next()) {
                free.add(row.getString(1));
            }
        }
        for (String name : free) {
            execute(connection, "DROP DATABASE IF EXISTS " + MysqlNames.quote(name));
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close") && !connection.isClosed()) {
            execute(connection, "DROP DATABASE IF EXISTS " + name);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
