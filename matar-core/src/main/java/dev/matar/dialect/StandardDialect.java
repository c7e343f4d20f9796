package dev.matar.dialect;

import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * SQL as the standard has it: one method a verb, which a dialect overrides where its database differs.
 *
 * <p>{@link #render} is the table of the verbs; a law fails by name when one is forgotten.
 */
public abstract class StandardDialect implements Dialect {

    /** Always with seconds, without which H2 reads no offset and texts of SQLite's would sort wrongly. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-MM-dd ]HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffset("+HH:MM:ss", "+00:00")
            .toFormatter(Locale.ROOT);

    @Override
    public List<Statement> render(Operation operation, Schema before) {
        if (operation instanceof CreateTable o) {
            return createTable(o.table(), before);
        } else if (operation instanceof DropTable o) {
            return sql("DROP TABLE " + quote(o.table()));
        } else if (operation instanceof RenameTable o) {
            return renameTable(o.table(), o.to(), before);
        } else if (operation instanceof TableOperation o) {
            return renderOnTable(o, before);
        } else if (operation instanceof Batch o) {
            return batch(o, before);
        } else if (operation instanceof Autocommit o) {
            return renderAll(o.operations(), before).stream().map(Statement::outsideTransaction).toList();
        } else if (operation instanceof Sql o) {
            return new SqlSplitter(syntax())
                    .split(o.up()).stream().map(part -> Statement.of(part.sql())).toList();
        } else if (operation instanceof Code o) {
            return List.of(Statement.of(o));
        }
        return renderBesideTables(operation, before);
    }

    private List<Statement> renderOnTable(TableOperation operation, Schema before) {
        if (operation instanceof AddColumn o) {
            return addColumn(o.table(), o.column(), before);
        } else if (operation instanceof DropColumn o) {
            return alterTable(o.table(), "DROP COLUMN " + quote(o.column()));
        } else if (operation instanceof RenameColumn o) {
            return alterTable(o.table(), "RENAME COLUMN " + quote(o.column()) + " TO " + quote(o.to()));
        } else if (operation instanceof AlterColumn o) {
            return alterColumn(o.table(), o.to(), before);
        } else if (operation instanceof AddConstraint o) {
            return addConstraint(o.table(), o.constraint(), before);
        } else if (operation instanceof DropConstraint o) {
            return dropConstraint(o.table(), o.constraint(), before);
        } else if (operation instanceof CreateIndex o) {
            return createIndex(o.table(), o.index(), before);
        } else if (operation instanceof DropIndex o) {
            return dropIndex(o.table(), o.index(), before);
        } else if (operation instanceof CommentOnTable o) {
            return commentOnTable(o.table(), o.comment());
        } else if (operation instanceof InsertRows o) {
            return insertRows(o, before);
        } else if (operation instanceof DeleteRows o) {
            return deleteRows(o, before);
        }
        throw new AssertionError(operation);
    }

    private List<Statement> renderBesideTables(Operation operation, Schema before) {
        if (operation instanceof CreateSequence o) {
            return createSequence(o.sequence());
        } else if (operation instanceof AlterSequence o) {
            return alterSequence(o.to(), before);
        } else if (operation instanceof DropSequence o) {
            return dropSequence(o.sequence());
        } else if (operation instanceof CreateEnum o) {
            return createEnum(o, before);
        } else if (operation instanceof DropEnum o) {
            return dropEnum(o, before);
        } else if (operation instanceof AddEnumValue o) {
            return addEnumValue(o, before);
        } else if (operation instanceof DropEnumValue o) {
            return dropEnumValue(o, before);
        } else if (operation instanceof RenameEnumValue o) {
            return renameEnumValue(o, before);
        } else if (operation instanceof CreateView o) {
            return createView(o.view());
        } else if (operation instanceof ReplaceView o) {
            return replaceView(o.to());
        } else if (operation instanceof DropView o) {
            return sql("DROP VIEW " + quote(o.view()));
        } else if (operation instanceof CreateNamespace o) {
            return createNamespace(o.namespace());
        } else if (operation instanceof DropNamespace o) {
            return dropNamespace(o.namespace());
        }
        throw new AssertionError(operation);
    }

    /** The statements of operations done one after the other. */
    protected final List<Statement> renderAll(List<Operation> operations, Schema before) {
        List<Statement> statements = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : operations) {
            statements.addAll(render(operation, schema));
            schema = operation.apply(schema);
        }
        return statements;
    }

    protected List<Statement> batch(Batch batch, Schema before) {
        return renderAll(batch.operations(), before);
    }

    // ---- tables

    protected List<Statement> createTable(Table table, Schema before) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(columnDefinition(table, column)));
        table.constraints().forEach(constraint -> parts.add(constraint(constraint)));
        List<Statement> statements = new ArrayList<>(sql(
                "CREATE TABLE " + quote(table.name()) + " (\n  " + String.join(",\n  ", parts) + "\n)" + tableSuffix(table)));
        table.indexes().forEach(index -> statements.addAll(createIndex(table.name(), index, before)));
        if (!table.comment().isEmpty()) {
            statements.addAll(commentOnTable(table.name(), table.comment()));
        }
        for (Column column : table.columns()) {
            if (!column.comment().isEmpty()) {
                statements.addAll(commentOnColumn(table.name(), column));
            }
        }
        return statements;
    }

    /** What follows the closing parenthesis of {@code create table}. */
    protected String tableSuffix(Table table) {
        return "";
    }

    protected abstract List<Statement> renameTable(Name table, Name to, Schema before);

    protected List<Statement> commentOnTable(Name table, String comment) {
        return sql("COMMENT ON TABLE " + quote(table) + " IS " + comment(comment));
    }

    protected List<Statement> commentOnColumn(Name table, Column column) {
        return sql("COMMENT ON COLUMN " + quote(table) + "." + quote(column.name()) + " IS " + comment(column.comment()));
    }

    protected final String comment(String comment) {
        return comment.isEmpty() ? "NULL" : literal(comment);
    }

    protected final List<Statement> alterTable(Name table, String deed) {
        return sql("ALTER TABLE " + quote(table) + " " + deed);
    }

    // ---- columns

    protected List<Statement> addColumn(Name table, Column column, Schema before) {
        List<Statement> statements = new ArrayList<>(
                alterTable(table, "ADD COLUMN " + columnDefinition(before.isKnown() ? before.table(table) : null, column)));
        if (!column.comment().isEmpty()) {
            statements.addAll(commentOnColumn(table, column));
        }
        return statements;
    }

    /** What changes is what differs between the column of that name in {@code before} and {@code to}. */
    protected abstract List<Statement> alterColumn(Name table, Column to, Schema before);

    /**
     * A column as it stands in {@code create table}.
     *
     * @param table the table it belongs to; null where nobody knows it
     */
    protected String columnDefinition(Table table, Column column) {
        StringBuilder sql = new StringBuilder(quote(column.name()));
        sql.append(' ').append(type(resolve(column.type())));
        String value = defaultClause(column.defaultValue());
        sql.append(value.isEmpty() ? "" : " " + value);
        sql.append(column.nullable() ? "" : " NOT NULL");
        return sql.toString();
    }

    /** {@code DEFAULT …} or {@code GENERATED …}; empty for none. */
    protected String defaultClause(Default value) {
        if (value instanceof Default.Value constant) {
            return "DEFAULT " + literal(constant.value());
        } else if (value instanceof Default.Expression expression) {
            return "DEFAULT " + defaultExpression(expression.sql());
        } else if (value instanceof Default.Identity identity) {
            return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY"
                    + (identity.start() == 1 && identity.increment() == 1
                            ? ""
                            : " (START WITH " + identity.start() + " INCREMENT BY " + identity.increment() + ")");
        } else if (value instanceof Default.Computed computed) {
            return "GENERATED ALWAYS AS (" + computed.sql() + ")" + (computed.stored() ? " STORED" : " VIRTUAL");
        }
        return "";
    }

    /** An expression as a default; some databases want it in parentheses. */
    protected String defaultExpression(String sql) {
        return sql;
    }

    /** A type without variants. */
    public Type resolve(Type type) {
        return type.resolve(name());
    }

    /** The columns of a table that are of an enum type. */
    public final List<Column> columnsOf(Name enumType, Table table) {
        return table.columns().stream().filter(column -> resolve(column.type()).equals(new Type.Enum(enumType))).toList();
    }

    /** A type as this database spells it; it is no variant. */
    protected abstract String type(Type type);

    // ---- constraints and indexes

    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        return alterTable(table, "ADD " + constraint(constraint));
    }

    protected List<Statement> dropConstraint(Name table, String constraint, Schema before) {
        return alterTable(table, "DROP CONSTRAINT " + quote(constraint));
    }

    /** A constraint as it stands in {@code create table}. */
    protected String constraint(Constraint constraint) {
        return "CONSTRAINT " + quote(constraint.name()) + " " + constraintBody(constraint);
    }

    private String constraintBody(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return "PRIMARY KEY " + columns(key.columns());
        } else if (constraint instanceof Constraint.Unique key) {
            return "UNIQUE " + columns(key.columns()) + timing(key.timing());
        } else if (constraint instanceof Constraint.ForeignKey key) {
            return "FOREIGN KEY " + columns(key.columns()) + " REFERENCES " + quote(key.target().table()) + " "
                    + columns(key.target().columns()) + action(" ON DELETE ", key.onDelete())
                    + action(" ON UPDATE ", key.onUpdate()) + timing(key.timing());
        }
        return "CHECK (" + ((Constraint.Check) constraint).expression() + ")";
    }

    protected final String columns(List<String> columns) {
        return columns.stream().map(this::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    protected String action(String on, Constraint.Action action) {
        return action == Constraint.Action.NO_ACTION ? "" : on + action.name().replace('_', ' ');
    }

    /** Whether a constraint can be checked later than at once. */
    protected boolean defers() {
        return true;
    }

    protected String timing(Constraint.Timing timing) {
        if (timing != Constraint.Timing.IMMEDIATE && !defers()) {
            throw unsupported("checks each constraint at once and has no deferrable ones", "Leave the constraint immediate.");
        }
        return switch (timing) {
            case IMMEDIATE -> "";
            case DEFERRABLE -> " DEFERRABLE";
            case DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    protected List<Statement> createIndex(Name table, Index index, Schema before) {
        String keys = index.keys().stream().map(key -> key(index, key)).collect(Collectors.joining(", ", "(", ")"));
        return sql("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + quote(index.name()) + " ON " + quote(table) + " "
                + keys + (index.where().isEmpty() ? "" : " WHERE " + index.where()));
    }

    protected String key(Index index, Index.Key key) {
        return (key.expression() ? "(" + key.text() + ")" : quote(key.text()))
                + (key.descending() ? " DESC" : "")
                + (key.nulls() == Index.Nulls.DEFAULT ? "" : " NULLS " + key.nulls());
    }

    protected List<Statement> dropIndex(Name table, String index, Schema before) {
        return sql("DROP INDEX " + quote(new Name(table.namespace(), index)));
    }

    // ---- rows

    protected List<Statement> insertRows(InsertRows insert, Schema before) {
        return new RowStatements(this, insert.table(), before).insert(insert.columns(), insert.rows());
    }

    protected List<Statement> deleteRows(DeleteRows delete, Schema before) {
        return new RowStatements(this, delete.table(), before).delete(delete.columns(), delete.rows());
    }

    /** What an insert says so that a row may give a number to a column that the database always numbers. */
    protected String givingNumbers() {
        return " OVERRIDING SYSTEM VALUE";
    }

    /**
     * A value for a column, whose type may ask for another literal.
     *
     * @param column null where nobody knows it
     */
    protected String literal(Column column, Object value) {
        return literal(value);
    }

    /** The condition that a column holds what it made of a value, which is not null. */
    protected String holds(Column column, Object value) {
        Type type = resolve(column.type());
        String literal = literal(column, value);
        return quote(column.name()) + " = "
                + (isRounded(type, value) ? cast(literal, type) : literal);
    }

    @Override
    public String comesBack(String column, Type from, Type to) {
        return cast(cast(column, to), uncut(resolve(from))) + " = " + column;
    }

    /** A type that a cast cuts no text for. */
    protected static Type uncut(Type type) {
        return type instanceof Type.Char || type instanceof Type.Varchar ? new Type.Text() : type;
    }

    protected final String cast(String expression, Type type) {
        return "CAST(" + expression + " AS " + castType(resolve(type)) + ")";
    }

    /** A type as a cast spells it. */
    protected String castType(Type type) {
        return type(type);
    }

    /** Whether a column of a type may hold less of a value than was given. */
    protected boolean isRounded(Type type, Object value) {
        boolean isWhole = type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
        return isWhole && value instanceof BigDecimal
                || type instanceof Type.Decimal
                || type instanceof Type.Real
                || type instanceof Type.Double
                || type instanceof Type.Time
                || type instanceof Type.Timestamp;
    }

    // ---- beside tables

    protected boolean hasSequences() {
        return true;
    }

    private void requireSequences() {
        if (!hasSequences()) {
            throw unsupported("has no sequences", "Let an identity column number the rows.");
        }
    }

    protected List<Statement> createSequence(Sequence sequence) {
        requireSequences();
        return sql("CREATE SEQUENCE " + quote(sequence.name()) + " START WITH " + sequence.start() + sequenceOptions(sequence));
    }

    protected List<Statement> alterSequence(Sequence to, Schema before) {
        requireSequences();
        return sql("ALTER SEQUENCE " + quote(to.name()) + sequenceOptions(to));
    }

    protected String sequenceOptions(Sequence sequence) {
        return " INCREMENT BY " + sequence.increment()
                + (sequence.min().isPresent() ? " MINVALUE " + sequence.min().getAsLong() : " NO MINVALUE")
                + (sequence.max().isPresent() ? " MAXVALUE " + sequence.max().getAsLong() : " NO MAXVALUE")
                + (sequence.cycle() ? " CYCLE" : " NO CYCLE")
                + " CACHE " + sequence.cache();
    }

    protected List<Statement> dropSequence(Name sequence) {
        requireSequences();
        return sql("DROP SEQUENCE " + quote(sequence));
    }

    protected abstract List<Statement> createEnum(CreateEnum create, Schema before);

    protected abstract List<Statement> dropEnum(DropEnum drop, Schema before);

    protected abstract List<Statement> addEnumValue(AddEnumValue add, Schema before);

    protected abstract List<Statement> dropEnumValue(DropEnumValue drop, Schema before);

    protected abstract List<Statement> renameEnumValue(RenameEnumValue rename, Schema before);

    protected List<Statement> createView(View view) {
        return sql("CREATE VIEW " + quote(view.name()) + " AS " + view.query());
    }

    protected List<Statement> replaceView(View to) {
        List<Statement> statements = new ArrayList<>(sql("DROP VIEW " + quote(to.name())));
        statements.addAll(createView(to));
        return statements;
    }

    /** Refuses a namespace where there are none. */
    protected void requireNamespaces(String namespace) {}

    protected List<Statement> createNamespace(String namespace) {
        requireNamespaces(namespace);
        return sql("CREATE SCHEMA " + quote(namespace));
    }

    protected List<Statement> dropNamespace(String namespace) {
        requireNamespaces(namespace);
        return sql("DROP SCHEMA " + quote(namespace));
    }

    // ---- words

    @Override
    public String quote(String identifier) {
        return isPlain(identifier) ? identifier : '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Whether an identifier reaches the database unchanged without quotes. */
    protected abstract boolean isPlain(String identifier);

    @Override
    public String literal(Object value) {
        if (value == null) {
            return "NULL";
        } else if (value instanceof Number) {
            return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        } else if (value instanceof Boolean bool) {
            return bool ? "TRUE" : "FALSE";
        } else if (value instanceof byte[] bytes) {
            return binaryLiteral(java.util.HexFormat.of().formatHex(bytes));
        }
        return "'" + text(value).replace("'", "''") + "'";
    }

    protected String binaryLiteral(String hex) {
        return "X'" + hex + "'";
    }

    /** A value as the text between the quotes of its literal. */
    private static String text(Object value) {
        boolean hasClock = value instanceof TemporalAccessor time && time.isSupported(ChronoField.SECOND_OF_MINUTE);
        return hasClock ? MOMENT.format((TemporalAccessor) value) : value.toString();
    }

    protected static List<Statement> sql(String sql) {
        return List.of(Statement.of(sql));
    }

    /** A refusal of what this database cannot do: "SQLite has no sequences". */
    public final Refusal unsupported(String lack, String remedy) {
        return new Refusal("unsupported", title() + " " + lack + ".", remedy);
    }
}
