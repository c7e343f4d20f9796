package dev.matar.app;

import java.sql.Types;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.type.SqlTypes;

/**
 * SQLite's dialect for a schema that Matar made: a JSON column is declared {@code JSON TEXT}.
 *
 * <p>SQLite's driver reports whatever is declared as text to be {@code VARCHAR}, while Hibernate looks for a long text
 * where it stores JSON; it would refuse the schema.
 */
public final class SqliteTextDialect extends SQLiteDialect {

    /** For Hibernate, which tells the version of the library that it found. */
    public SqliteTextDialect(DialectResolutionInfo info) {
        super(info);
    }

    @Override
    public boolean equivalentTypes(int wanted, int found) {
        return super.equivalentTypes(wanted, found) || wanted == SqlTypes.LONG32VARCHAR && found == Types.VARCHAR;
    }
}
