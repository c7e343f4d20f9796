import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * The least that can be done: {@code Floor DRIVER URL run FILE} sends a file's statements, one a line, a transaction each;
 * {@code Floor DRIVER URL query SQL} asks one query or does one thing.
 */
public final class Floor {

    public static void main(String[] args) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", args[1].startsWith("jdbc:mariadb:") ? "root" : "postgres");
        Driver driver = (Driver) Class.forName(args[0]).getConstructor().newInstance();
        try (Connection connection = driver.connect(args[1], properties)) {
            if (args[2].equals("run")) {
                run(connection, Path.of(args[3]));
            } else {
                query(connection, args[3]);
            }
        }
    }

    private static void run(Connection connection, Path file) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String sql : Files.readAllLines(file)) {
                statement.execute(sql);
                connection.commit();
            }
        }
    }

    private static void query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    System.out.println(result.getString(1));
                }
            }
        }
    }
}
