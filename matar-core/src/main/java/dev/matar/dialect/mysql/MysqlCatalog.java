package dev.matar.dialect.mysql;

import dev.matar.dialect.Rows;
import java.sql.Connection;
import java.sql.SQLException;

/** The information schema as a connection sees it. */
final class MysqlCatalog {

    private final Connection connection;
    private final Product product;
    private final String database;

    MysqlCatalog(Connection connection, Product product) throws SQLException {
        this.connection = connection;
        this.product = product;
        this.database = connection.getCatalog() == null ? "" : connection.getCatalog();
    }

    Product product() {
        return product;
    }

    /** The tidy form of an expression or query. */
    String text(String reported) {
        return MysqlText.tidy(product.expression(reported), database);
    }

    /** A query as it stands; the server reports views without any escapes. */
    String query(String reported) {
        return MysqlText.tidy(reported, database);
    }

    boolean isHere(String otherDatabase) {
        return otherDatabase.equals(database);
    }

    /** Hands each row of a query to a reader. */
    void read(String query, Rows reader) throws SQLException {
        Rows.of(connection, query, reader);
    }
}
