package dev.matar.dialect.mysql;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Type;

/** A column as it stands in {@code create table} and, whole again, in each change of it. */
final class ColumnText {

    private ColumnText() {}

    /** @param column its type is no enum type, see {@link EnumColumns#spell} */
    static String of(Column column, MysqlDialect dialect) {
        Type type = dialect.resolve(column.type());
        StringBuilder sql = new StringBuilder(dialect.quote(column.name())).append(' ').append(dialect.type(type));
        if (column.isComputed()) {
            sql.append(' ').append(dialect.defaultClause(column.defaultValue()));
        }
        if (!column.nullable() && !dialect.forgetsNotNull(column.defaultValue())) {
            sql.append(" NOT NULL");
        } else if (type instanceof Type.Timestamp moment && moment.withTimeZone()) {
            // Older servers take a timestamp that may be null for one that follows the clock.
            sql.append(" NULL");
        }
        if (!column.isComputed()) {
            String value = defaultOf(column, type, dialect);
            sql.append(value.isEmpty() ? "" : " " + value);
        }
        return sql + (column.comment().isEmpty() ? "" : " COMMENT " + dialect.literal(column.comment()));
    }

    private static String defaultOf(Column column, Type type, MysqlDialect dialect) {
        if (column.defaultValue() instanceof Default.Identity identity) {
            if (identity.increment() != 1) {
                throw dialect.unsupported(
                        "counts by a step that is the server's, so " + column.name() + " cannot have one of " + identity.increment(),
                        "Let the column count by 1.");
            }
            return "AUTO_INCREMENT";
        } else if (column.defaultValue() instanceof Default.Expression expression) {
            return "DEFAULT " + MysqlDefaults.clause(type, expression.sql());
        } else if (column.defaultValue() instanceof Default.Value constant) {
            String literal = dialect.literal(constant.value());
            return "DEFAULT " + (MysqlTypes.isLarge(type) || literal.startsWith("CONVERT_TZ") ? "(" + literal + ")" : literal);
        }
        return "";
    }
}
