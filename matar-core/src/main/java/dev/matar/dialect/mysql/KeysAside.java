package dev.matar.dialect.mysql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Foreign keys that step aside while a column of theirs gets another type, which the database does not allow otherwise. */
final class KeysAside {

    private final MysqlDialect dialect;
    private final Schema schema;

    KeysAside(MysqlDialect dialect, Schema schema) {
        this.dialect = dialect;
        this.schema = schema;
    }

    /** Statements with the foreign keys out of their way that a column of a table is part of. */
    List<Statement> around(Name table, String column, List<Statement> statements) {
        Map<Constraint.ForeignKey, Name> keys = new LinkedHashMap<>();
        for (Table owner : schema.tables()) {
            for (Constraint.ForeignKey key : owner.foreignKeys()) {
                boolean refers = owner.name().equals(table) && key.columns().contains(column);
                boolean isReferred = key.target().table().equals(table) && key.target().columns().contains(column);
                if (refers || isReferred) {
                    keys.put(key, owner.name());
                }
            }
        }
        List<Statement> all = new ArrayList<>();
        keys.forEach((key, owner) -> all.addAll(dialect.change(owner, "DROP FOREIGN KEY " + dialect.quote(key.name()))));
        all.addAll(statements);
        keys.forEach((key, owner) -> all.addAll(dialect.addConstraint(owner, key, schema)));
        return all;
    }
}
