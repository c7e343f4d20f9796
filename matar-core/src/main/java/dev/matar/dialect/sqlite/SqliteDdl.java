package dev.matar.dialect.sqlite;

import dev.matar.dialect.sqlite.SqliteTokens.Token;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads {@code create table} as it stands in {@code sqlite_schema}, by <a
 * href="https://sqlite.org/lang_createtable.html">SQLite's grammar</a>: constraint names, checks, timing and computed
 * expressions stand nowhere else.
 */
final class SqliteDdl {

    /** What the name of the check begins with that makes a column one of an enum type. */
    static final String ENUM = "enum_";

    /** The option that names what a table has and a rebuild would lose. */
    static final String UNMODELLED = "sqlite.unmodelled";

    static final String STRICT = "sqlite.strict";
    static final String WITHOUT_ROWID = "sqlite.without_rowid";

    private static final List<String> COLUMN_CLAUSES =
            List.of("CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES DEFERRABLE GENERATED AS , )"
                    .split(" "));
    private static final List<String> TABLE_CLAUSES = List.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    /**
     * What a {@code create table} says: types as declared, defaults as expressions, constraints unnamed where they are,
     * foreign keys to an external table, their columns empty where they are left to the table's primary key.
     *
     * @param enums the enum types of columns, by column
     */
    record Text(
            Map<String, Column> columns,
            List<Constraint> constraints,
            Map<String, EnumType> enums,
            Map<String, String> options) {}

    private final SqliteCursor in;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final Map<String, EnumType> enums = new TreeMap<>();
    private final Map<String, String> options = new TreeMap<>();
    private final List<String> unmodelled = new ArrayList<>();

    private SqliteDdl(String sql) {
        this.in = new SqliteCursor(sql);
    }

    static Text read(String createTable) {
        SqliteDdl ddl = new SqliteDdl(createTable);
        ddl.table();
        return new Text(ddl.columns, ddl.constraints, ddl.enums, ddl.options);
    }

    private void table() {
        in.takeUntil("(");
        in.expect("(");
        while (!in.takes(")")) {
            if (in.peek().isOneOf(TABLE_CLAUSES)) {
                tableConstraint();
            } else {
                column();
            }
            in.takes(",");
        }
        while (!in.atEnd()) {
            if (in.takes("WITHOUT", "ROWID")) {
                options.put(WITHOUT_ROWID, "true");
            } else if (in.takes("STRICT")) {
                options.put(STRICT, "true");
            } else {
                in.expect(",");
            }
        }
        if (!unmodelled.isEmpty()) {
            options.put(UNMODELLED, String.join(", ", unmodelled));
        }
    }

    // ---- columns

    private void column() {
        String name = in.take().name();
        StringBuilder type = new StringBuilder();
        while (!in.peek().isOneOf(COLUMN_CLAUSES)) {
            type.append(
                    in.peek().is("(")
                            ? "(" + in.takeParenthesized() + ")"
                            : " " + in.take().text());
        }
        columns.put(name, new Column(name, new Type.Native(type.toString().strip())));
        while (!in.peek().is(",") && !in.peek().is(")")) {
            columnClause(name, in.takes("CONSTRAINT") ? in.take().name() : "");
        }
    }

    private void columnClause(String column, String name) {
        if (in.takes("PRIMARY", "KEY")) {
            order("the primary key");
            conflictClause("the primary key");
            autoincrement(column);
            constraints.add(new Constraint.PrimaryKey(name, List.of(column)));
        } else if (in.takes("NOT", "NULL")) {
            conflictClause("not null of " + column);
            change(columns.get(column).notNull());
        } else if (in.takes("NULL")) {
            conflictClause("null of " + column);
        } else if (in.takes("UNIQUE")) {
            conflictClause("the unique column " + column);
            constraints.add(new Constraint.Unique(name, List.of(column), Timing.IMMEDIATE));
        } else if (in.takes("CHECK")) {
            columnCheck(column, name);
        } else if (in.takes("DEFAULT")) {
            change(columns.get(column).defaultToSql(defaultValue()));
        } else if (in.takes("COLLATE")) {
            collation(column, in.take().name());
        } else if (in.takes("REFERENCES")) {
            constraints.add(SqliteReferenceDdl.read(in, name, List.of(column)));
        } else if (in.takes("GENERATED", "ALWAYS", "AS") || in.takes("AS")) {
            String sql = in.takeParenthesized();
            change(columns.get(column).from(new Default.Computed(sql, in.takes("STORED"))));
            in.takes("VIRTUAL");
        } else if (!timing() && name.isEmpty()) {
            throw in.unreadable();
        }
    }

    /** Takes the timing that may stand here, which is that of the foreign key before it. */
    private boolean timing() {
        Optional<Timing> timing = SqliteReferenceDdl.timing(in);
        int last = constraints.size() - 1;
        if (timing.isPresent() && last >= 0 && constraints.get(last) instanceof Constraint.ForeignKey key) {
            constraints.set(last, key.timing(timing.get()));
        }
        return timing.isPresent();
    }

    private void change(Column column) {
        columns.put(column.name(), column);
    }

    private void autoincrement(String column) {
        if (in.takes("AUTOINCREMENT")) {
            change(columns.get(column).identity());
        }
    }

    private void collation(String column, String collation) {
        if (!collation.equalsIgnoreCase("BINARY")) {
            String declared = ((Type.Native) columns.get(column).type()).spelling();
            change(columns.get(column)
                    .type(new Type.Native((declared + " COLLATE " + SqliteNames.quote(collation)).strip())));
        }
    }

    private String defaultValue() {
        if (in.peek().is("(")) {
            return in.takeParenthesized();
        }
        Token value = in.take();
        if (value.is("+") || value.is("-")) {
            return value.text() + number(in.take());
        } else if (value.is("x") && in.peek().isString()) {
            return value.text() + in.take().text();
        } else if (Character.isDigit(value.text().charAt(0)) || value.is(".")) {
            return number(value);
        }
        boolean keyword =
                SqliteExpression.isClock(value.text()) || value.is("null") || value.is("true") || value.is("false");
        // Any other name as a default is the string that it spells.
        return keyword ? value.text() : SqliteNames.string(value.name());
    }

    /** A number, which the lexer cuts at its point and at the sign of its exponent. */
    private String number(Token first) {
        StringBuilder number = new StringBuilder(first.text());
        for (Token last = first;
                in.peek().start() == last.end()
                        && !in.peek().is(",")
                        && !in.peek().is(")"); ) {
            last = in.take();
            number.append(last.text());
        }
        return number.toString();
    }

    private void columnCheck(String column, String name) {
        String sql = in.takeParenthesized();
        conflictClause("a check of " + column);
        boolean isText = columns.get(column).type().equals(new Type.Native("VARCHAR"));
        if (name.length() > ENUM.length() && name.startsWith(ENUM) && isText && values(sql, column) != null) {
            Name type = Name.of(name.substring(ENUM.length()));
            enums.put(column, new EnumType(type, values(sql, column)));
            change(columns.get(column).type(new Type.Enum(type)));
        } else {
            constraints.add(new Constraint.Check(name, sql));
        }
    }

    /** The values that {@code column IN ('a', 'b')} lists; null where a check says something else. */
    private static List<String> values(String sql, String column) {
        SqliteCursor check = new SqliteCursor(sql);
        List<String> values = new ArrayList<>();
        boolean lists = SqliteNames.same(check.take().name(), List.of(column)).isPresent() && check.takes("IN", "(");
        while (lists && check.peek().isString()) {
            values.add(check.take().name());
            check.takes(",");
        }
        boolean distinct = new HashSet<>(values).size() == values.size();
        return lists && distinct && check.takes(")") && check.atEnd() ? values : null;
    }

    // ---- constraints

    private void tableConstraint() {
        String name = in.takes("CONSTRAINT") ? in.take().name() : "";
        if (in.takes("PRIMARY", "KEY")) {
            constraints.add(new Constraint.PrimaryKey(name, keyColumns("the primary key")));
        } else if (in.takes("UNIQUE")) {
            constraints.add(new Constraint.Unique(name, keyColumns("a unique constraint"), Timing.IMMEDIATE));
        } else if (in.takes("CHECK")) {
            constraints.add(new Constraint.Check(name, in.takeParenthesized()));
            conflictClause("a check");
        } else if (in.takes("FOREIGN", "KEY")) {
            List<String> own =
                    SqliteReferenceDdl.names(in).stream().map(this::own).toList();
            in.expect("REFERENCES");
            constraints.add(SqliteReferenceDdl.read(in, name, own));
            timing();
        } else if (name.isEmpty()) {
            throw in.unreadable();
        }
    }

    private List<String> keyColumns(String what) {
        List<String> names = new ArrayList<>();
        in.expect("(");
        while (!in.takes(")")) {
            String column = own(in.take().name());
            names.add(column);
            if (in.takes("COLLATE")) {
                unmodelled.add("the collation " + in.take().name() + " of " + column + " in " + what);
            }
            order(what);
            autoincrement(column);
            in.takes(",");
        }
        conflictClause(what);
        return names;
    }

    /** A column of this table under the name that it was given. */
    private String own(String column) {
        return SqliteNames.same(column, columns.keySet()).orElse(column);
    }

    private void order(String what) {
        if (in.takes("DESC")) {
            unmodelled.add("the descending order of " + what);
        } else {
            in.takes("ASC");
        }
    }

    private void conflictClause(String what) {
        if (in.takes("ON", "CONFLICT")) {
            unmodelled.add("ON CONFLICT " + in.take().text().toUpperCase(Locale.ROOT) + " of " + what);
        }
    }
}
