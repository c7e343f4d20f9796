package dev.matar.dialect.sqlite;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Members;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a table into words that standard SQL and SQLite share, and refuses what SQLite has no words for. */
final class SqliteSpelling {

    private final SqliteDialect dialect;
    private final Schema schema;

    /** @param schema knows the enum types */
    SqliteSpelling(SqliteDialect dialect, Schema schema) {
        this.dialect = dialect;
        this.schema = schema;
    }

    /** The table with enum types and identities written out as declared types. */
    Table spell(Table whole) {
        requirePossible(whole);
        Table table = SqliteNormalizer.normalize(whole);
        Members<String, Constraint> constraints = table.constraints();
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof Default.Identity) {
                constraints = constraints.without(identityKey(table, column).name());
            }
            columns.add(spell(table, column));
        }
        return table.columns(Members.of(columns)).constraints(constraints);
    }

    /**
     * A column that may stand in {@code add column}, too.
     *
     * @param table the table that it is in, or will be
     */
    Column spell(Table table, Column column) {
        if (column.defaultValue() instanceof Default.Identity) {
            String key = SqliteNames.quote(identityKey(table, column).name());
            String declared = "INTEGER CONSTRAINT " + key + " PRIMARY KEY AUTOINCREMENT";
            return column.type(new Type.Native(declared)).from(Default.NONE);
        }
        Type type = column.type().resolve("sqlite");
        return type instanceof Type.Enum e ? column.type(new Type.Native(spell(column.name(), e))) : column;
    }

    private String spell(String column, Type.Enum type) {
        String values = schema.enumType(type.name()).values().stream()
                .map(SqliteNames::string)
                .collect(Collectors.joining(", ", "(", ")"));
        return "VARCHAR CONSTRAINT "
                + SqliteNames.quote(SqliteDdl.ENUM + type.name().local()) + " CHECK (" + SqliteNames.quote(column)
                + " IN " + values + ")";
    }

    private Constraint.PrimaryKey identityKey(Table table, Column column) {
        if (!SqliteNormalizer.isIdentity(table, column)) {
            throw dialect.unsupported(
                    "numbers only a whole number that alone is the primary key, from 1 by 1, which " + column.name()
                            + " of table " + table.name() + " is not",
                    "Make the column an integer and the primary key in the same create table or batch, or give the"
                            + " numbers yourself.");
        }
        return table.primaryKey().orElseThrow();
    }

    private void requirePossible(Table table) {
        if (table.options().containsKey(SqliteDdl.UNMODELLED)) {
            throw new Refusal(
                    "unsupported",
                    "Writing the table " + table.name() + " anew would lose "
                            + table.options().get(SqliteDdl.UNMODELLED) + ".",
                    "Do the change in SQL (op.execute) and declare its effect, or take that away in SQL first.");
        }
        if (table.columns().stream().allMatch(column -> column.defaultValue() instanceof Default.Computed)) {
            throw dialect.unsupported("has no table without a stored column, such as " + table.name(), "Give it one.");
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Unique key && key.timing() != Constraint.Timing.IMMEDIATE) {
                throw dialect.unsupported(
                        "checks a unique constraint at once and cannot put " + key.name() + " of table " + table.name()
                                + " off",
                        "Leave deferrable out.");
            }
        }
        requireDistinct(table);
    }

    private void requireDistinct(Table table) {
        List<String> seen = new ArrayList<>();
        for (Column column : table.columns()) {
            SqliteNames.same(column.name(), seen).ifPresent(other -> {
                throw dialect.unsupported(
                        "does not tell the columns " + other + " and " + column.name() + " of table " + table.name()
                                + " apart",
                        "Choose a name that differs by more than case.");
            });
            seen.add(column.name());
        }
    }
}
