package dev.matar.dialect.mysql;

import dev.matar.dialect.Rows;
import dev.matar.schema.Name;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The information schema as a connection sees it. */
final class MysqlCatalog {

    private final Connection connection;
    private final Product product;
    private final String database;
    private final String tables;

    /** @param few the only tables and views that are asked about; absent for all */
    MysqlCatalog(Connection connection, Product product, Optional<Set<Name>> few) throws SQLException {
        this.connection = connection;
        this.product = product;
        this.tables = few.map(MysqlCatalog::among).orElse("");
        this.database = connection.getCatalog() == null ? "" : connection.getCatalog();
    }

    Product product() {
        return product;
    }

    private static String among(Set<Name> names) {
        List<String> literals = names.stream().map(name -> MysqlText.literal(name.local())).toList();
        return literals.isEmpty() ? " AND FALSE" : " AND TABLE_NAME IN (" + String.join(", ", literals) + ")";
    }

    /** What a query adds to its conditions so that it tells of no more tables than are asked about. */
    String tables() {
        return tables;
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
