package dev.matar.dialect.mysql;

/** What the catalogs of the two cousins say in different words; see "INFORMATION_SCHEMA Tables" in either manual. */
enum Product {
    MYSQL(
            "EXPRESSION",
            "IS_VISIBLE = 'NO'",
            "SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE, 'Table' FROM information_schema.CHECK_CONSTRAINTS c"
                    + " JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA"
                    + " AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK'"
                    + " WHERE c.CONSTRAINT_SCHEMA = DATABASE()"),
    MARIADB(
            "NULL",
            "IGNORED = 'YES'",
            "SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE, LEVEL FROM information_schema.CHECK_CONSTRAINTS"
                    + " WHERE CONSTRAINT_SCHEMA = DATABASE()");

    /** Columns of {@code STATISTICS}: the expression of a key, and whether the index is hidden from queries. */
    final String keyExpression;

    final String hidden;
    /** A query for table, name, expression and level of each check, with room for a condition and an order. */
    final String checks;

    Product(String keyExpression, String hidden, String checks) {
        this.keyExpression = keyExpression;
        this.hidden = hidden;
        this.checks = checks;
    }

    /** An expression of the catalog without the escapes that MySQL puts around its strings. */
    String expression(String reported) {
        return this == MYSQL ? reported.replace("\\'", "'").replace("\\\\", "\\") : reported;
    }
}
