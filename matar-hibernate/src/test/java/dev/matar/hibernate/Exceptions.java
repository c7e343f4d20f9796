package dev.matar.hibernate;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Locale;

/** Where Matar does better than Hibernate, so that their databases differ: each by name, and why. */
record Exceptions(Engine engine) {

    /** What Matar has made, as Hibernate would have made it where an exception is known. */
    Schema allow(Schema byHibernate, Schema byMatar) {
        Schema allowed = byMatar;
        for (Table table : byMatar.tables()) {
            if (byHibernate.tables().has(table.name())) {
                allowed = allowed.with(allow(byHibernate.table(table.name()), table));
            }
        }
        return engine == Engine.H2 ? allowed.enums(byHibernate.enums()) : allowed;
    }

    private Table allow(Table there, Table table) {
        return switch (engine) {
            case SQLITE -> numberedByRowId(there, withoutKeysOfOtherTables(withoutAddedUniques(there, table)));
            case POSTGRESQL -> computedMaybeNull(there, table);
            case H2 -> enumByDomain(there, table);
            case MARIADB -> table;
        };
    }

    /** SQLite cannot add a constraint to a table, so Hibernate leaves foreign keys out there. */
    private static Table withoutKeysOfOtherTables(Table table) {
        return without(table, table.foreignKeys());
    }

    /** For the same reason it leaves out unique keys but those of a column that is unique by itself. */
    private static Table withoutAddedUniques(Table there, Table table) {
        return without(table, table.constraints().stream()
                .filter(constraint -> constraint instanceof Constraint.Unique && !there.hasKey(constraint.columns()))
                .toList());
    }

    private static Table without(Table table, List<? extends Constraint> gone) {
        return table.constraints(
                Members.of(table.constraints().stream().filter(constraint -> !gone.contains(constraint)).toList()));
    }

    /**
     * Hibernate's identity on SQLite is the row's id, which may come again; Matar's is one that never does. Behind another integer
     * column, Hibernate 7 forgets the type, and so the column is not numbered at all.
     */
    private static Table numberedByRowId(Table there, Table table) {
        Members<String, Column> columns = table.columns();
        for (Column column : table.columns()) {
            Column rowId = column.from(Default.NONE).type(new Type.Integer());
            Column forgotten = rowId.type(new Type.Native(""));
            Column found = there.columns().find(column.name()).orElse(null);
            if (column.defaultValue() instanceof Default.Identity && (rowId.equals(found) || forgotten.equals(found))) {
                columns = columns.with(found);
            }
        }
        return table.columns(columns);
    }

    /** Hibernate makes a named enum type on H2 a domain over a text, since not every H2 has a domain of an enum. */
    private static Table enumByDomain(Table there, Table table) {
        Members<String, Column> columns = table.columns();
        for (Column column : table.columns()) {
            Column found = there.columns().find(column.name()).orElse(null);
            if (column.type() instanceof Type.Enum named
                    && column.type(new Type.Native(named.name().local().toUpperCase(Locale.ROOT))).equals(found)) {
                columns = columns.with(found);
            }
        }
        return table.columns(columns);
    }

    /** Hibernate 7 does not say on PostgreSQL that a computed column is not null, though it could. */
    private static Table computedMaybeNull(Table there, Table table) {
        Members<String, Column> columns = table.columns();
        for (Column column : table.columns()) {
            Column found = there.columns().find(column.name()).orElse(null);
            if (column.isComputed() && column.nullable(true).equals(found)) {
                columns = columns.with(found);
            }
        }
        return table.columns(columns);
    }
}
