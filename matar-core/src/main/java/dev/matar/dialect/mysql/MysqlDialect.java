package dev.matar.dialect.mysql;

import dev.matar.dialect.Engine;
import dev.matar.dialect.Scope;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.StandardDialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Batch;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.DropIndex;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * MySQL 8.0 and newer: each statement of DDL commits, and changes a table as a whole or not at all.
 *
 * <p>What the database has no place for, the name of a primary key and whether a unique index is a constraint, stands in the comment
 * of the index; the name of an enum type in that of its columns.
 */
public class MysqlDialect extends StandardDialect {

    /** Options of a table. */
    static final String ENGINE = "mysql.engine";

    static final String COLLATION = "mysql.collation";

    private Limits limits() {
        return new Limits(this);
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public String title() {
        return "MySQL";
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:mysql:");
    }

    @Override
    public Engine engine() {
        return new MysqlEngine(this, "com.mysql.cj.jdbc.Driver");
    }

    Product product() {
        return Product.MYSQL;
    }

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public Schema inspect(Connection connection, Scope scope) throws SQLException {
        return MysqlInspector.inspect(this, connection, scope);
    }

    @Override
    public Schema normalize(Schema schema) {
        return new MysqlNormal(this).of(schema);
    }

    /** A type as this database would report it. */
    Type normalize(Type type) {
        Type resolved = resolve(type);
        return resolved instanceof Type.Enum || resolved instanceof Type.Array ? resolved : MysqlTypes.read(type(resolved));
    }

    Sequence normalize(Sequence sequence) {
        return sequence;
    }

    /** Whether a column with such a default cannot be said to be not null. */
    boolean forgetsNotNull(Default value) {
        return false;
    }

    @Override
    public Type readType(String spelling) {
        return MysqlTypes.read(spelling);
    }

    @Override
    public String readExpression(String sql) {
        return MysqlText.tidy(sql);
    }

    @Override
    public boolean forgetsEnumTypes() {
        return true;
    }

    @Override
    public SqlSyntax syntax() {
        return SqlSyntax.MYSQL;
    }

    @Override
    public String now() {
        return "CURRENT_TIMESTAMP(6)";
    }

    /** Which indexes of foreign keys' own are there is not told by any history. */
    @Override
    public boolean rereads(Operation operation) {
        return operation.parts().stream()
                .anyMatch(part -> part instanceof AddColumn
                        || part instanceof AddConstraint
                        || part instanceof DropConstraint
                        || part instanceof CreateIndex
                        || part instanceof DropIndex
                        || part instanceof AlterColumn);
    }

    @Override
    public Schema reread(Connection connection, Operation operation, Schema before) throws SQLException {
        if (!before.isKnown() || !rereads(operation)) {
            return before;
        }
        Set<Name> tables = KeyIndexes.changedBy(operation, before);
        if (tables.isEmpty()) {
            return before;
        }
        MysqlKeys keys = new MysqlKeys(new MysqlCatalog(connection, product(), Optional.of(tables)), Scope.everything());
        Schema schema = before;
        for (Name table : tables) {
            schema = schema.with(KeyIndexes.seen(before.table(table), keys.own(table)));
        }
        return schema;
    }

    // ---- words

    @Override
    public String quote(String identifier) {
        return MysqlNames.quote(identifier);
    }

    @Override
    protected boolean isPlain(String identifier) {
        return MysqlNames.isPlain(identifier);
    }

    @Override
    protected String type(Type type) {
        String spelling = MysqlTypes.spell(type);
        if (spelling.isEmpty()) {
            String kind = type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            throw unsupported(
                    "has no type for an " + kind, "Give the column another type there: .on(\"" + name() + "\", text()).");
        }
        return spelling;
    }

    final String list(List<String> columns) {
        return columns(columns);
    }

    /** A moment is told in the session's zone, which nobody knows before it runs. */
    @Override
    public String literal(Object value) {
        if (value instanceof OffsetDateTime moment) {
            return "CONVERT_TZ(" + super.literal(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())
                    + ", '+00:00', @@SESSION.time_zone)";
        }
        return value instanceof String text ? MysqlText.literal(text) : super.literal(value);
    }

    @Override
    protected String givingNumbers() {
        return "";
    }

    /** Text is compared byte by byte: to most collations, {@code a} and {@code A} are the same. */
    @Override
    protected String holds(Column column, Object value) {
        Type type = resolve(column.type());
        boolean isText = MysqlDefaults.isText(type) || type instanceof Type.Native && value instanceof String;
        return isText ? quote(column.name()) + " = CAST(" + literal(column, value) + " AS BINARY)" : super.holds(column, value);
    }

    @Override
    public String comesBack(String column, Type from, Type to) {
        String there = cast(column, to);
        return MysqlDefaults.isText(resolve(from)) ? "CAST(" + there + " AS BINARY) = " + column : cast(there, from) + " = " + column;
    }

    @Override
    protected String castType(Type type) {
        boolean isWhole = type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
        if (isWhole || type instanceof Type.Boolean) {
            return "SIGNED";
        } else if (type instanceof Type.Text || type instanceof Type.Varchar || type instanceof Type.Char) {
            return type(type).replaceFirst("^[A-Z]+", "CHAR");
        }
        return type(type).replace("TIMESTAMP", "DATETIME");
    }

    // ---- tables

    @Override
    protected List<Statement> createTable(Table table, Schema before) {
        limits().require(table);
        Schema after = before.isKnown() ? before.with(table) : before;
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(columnDefinition(table, spell(column, before))));
        // A foreign key of the table to itself looks for the key that stands before it.
        table.constraints().stream()
                .filter(c -> columnOf(table, c).isEmpty())
                .sorted(Comparator.comparing(c -> c instanceof Constraint.ForeignKey))
                .forEach(c -> parts.add(constraint(inOrder(c, after))));
        table.indexes().forEach(index -> parts.add(parts.size() - table.foreignKeys().size(), index(index)));
        KeyIndexes.own(table).forEach((name, columns) ->
                parts.add(parts.size() - table.foreignKeys().size(), "INDEX " + quote(name) + " " + columns(columns)));
        return sql("CREATE TABLE " + quote(table.name()) + " (\n  " + String.join(",\n  ", parts) + "\n)" + tableSuffix(table));
    }

    @Override
    protected String tableSuffix(Table table) {
        String engine = table.options().getOrDefault(ENGINE, "");
        String collation = table.options().getOrDefault(COLLATION, "");
        return (engine.isEmpty() ? "" : " ENGINE = " + engine)
                + (collation.isEmpty() ? "" : " COLLATE = " + collation)
                + (table.comment().isEmpty() ? "" : " COMMENT = " + literal(table.comment()));
    }

    /** The only column of a check that belongs to it rather than to the table. */
    Optional<Column> columnOf(Table table, Constraint constraint) {
        return Optional.empty();
    }

    private static Constraint inOrder(Constraint constraint, Schema schema) {
        return constraint instanceof Constraint.ForeignKey key && schema.isKnown() ? MysqlNormal.inOrder(key, schema) : constraint;
    }

    /** What uses a column follows by itself, but for checks. */
    @Override
    public List<Statement> render(Operation operation, Schema before) {
        List<Statement> statements = super.render(operation, before);
        return operation instanceof RenameColumn rename && before.isKnown() ? renameColumn(rename, statements, before) : statements;
    }

    List<Statement> renameColumn(RenameColumn rename, List<Statement> statements, Schema before) {
        limits().require(rename, before.table(rename.table()));
        return new ChecksAside(this, before.table(rename.table())).around(rename, statements);
    }

    @Override
    protected List<Statement> renameTable(Name table, Name to, Schema before) {
        return alterTable(table, "RENAME TO " + quote(to));
    }

    @Override
    protected List<Statement> commentOnTable(Name table, String comment) {
        return alterTable(table, "COMMENT = " + literal(comment));
    }

    /** Clauses of an {@code alter table}. */
    final List<Statement> change(Name table, String clauses) {
        return alterTable(table, clauses);
    }

    /**
     * A change of a table, and what it takes to keep its foreign keys on their indexes: done as a whole or not at all.
     *
     * @param change what the table becomes by it
     */
    private List<Statement> alterTable(Name table, String deed, Schema before, UnaryOperator<Table> change) {
        if (!before.isKnown()) {
            return alterTable(table, deed);
        }
        Table owner = before.table(table);
        Table after = change.apply(owner);
        limits().require(after);
        List<String> clauses = new ArrayList<>(List.of(deed));
        clauses.addAll(KeyIndexes.clauses(owner, after, this));
        return alterTable(table, String.join(", ", clauses));
    }

    /** Of two columns that are numbered, the one that goes is no longer numbered when the other one comes. */
    @Override
    protected List<Statement> batch(Batch batch, Schema before) {
        List<Operation> operations = new ArrayList<>();
        if (before.isKnown()) {
            for (Operation operation : batch.operations()) {
                if (operation instanceof DropColumn drop) {
                    before.table(batch.table()).columns().find(drop.column())
                            .filter(column -> column.defaultValue() instanceof Default.Identity)
                            .ifPresent(column -> operations.add(new AlterColumn(batch.table(), column.from(Default.NONE))));
                }
            }
        }
        operations.addAll(batch.operations());
        return renderAll(operations, before);
    }

    // ---- columns

    /** A column as it is written: enum types are known by the schema alone. */
    final Column spell(Column column, Schema schema) {
        return EnumColumns.spell(column, resolve(column.type()), schema);
    }

    @Override
    protected String columnDefinition(Table table, Column column) {
        return ColumnText.of(column, this);
    }

    @Override
    protected String defaultClause(Default value) {
        return value instanceof Default.Computed computed
                ? super.defaultClause(new Default.Computed(MysqlText.physical(computed.sql()), computed.stored()))
                : super.defaultClause(value);
    }

    @Override
    protected List<Statement> addColumn(Name table, Column column, Schema before) {
        Table owner = before.isKnown() ? before.table(table) : null;
        String add = "ADD COLUMN " + columnDefinition(owner, spell(column, before));
        return alterTable(table, add, before, now -> now.columns(now.columns().with(column)));
    }

    @Override
    protected List<Statement> alterColumn(Name table, Column to, Schema before) {
        Table owner = before.isKnown() ? before.table(table) : null;
        String deed = modify(owner, spell(to, before));
        List<Statement> modify = alterTable(table, deed, before, now -> now.columns(now.columns().with(to)));
        if (owner == null || normalize(owner.column(to.name()).type()).equals(normalize(to.type()))) {
            return modify;
        }
        return new KeysAside(this, before).around(table, to.name(), modify);
    }

    final String modify(Table table, Column spelled) {
        return "MODIFY COLUMN " + columnDefinition(table, spelled);
    }

    // ---- constraints and indexes

    @Override
    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        Constraint ordered = inOrder(constraint, before);
        return alterTable(table, "ADD " + constraint(ordered), before, now -> now.constraints(now.constraints().with(ordered)));
    }

    @Override
    protected String constraint(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return "PRIMARY KEY " + columns(key.columns())
                    + (key.name().equals("PRIMARY") ? "" : " COMMENT " + literal(key.name()));
        } else if (constraint instanceof Constraint.Check check) {
            limits().require(check);
            return super.constraint(new Constraint.Check(check.name(), MysqlText.physical(check.expression())));
        } else if (constraint instanceof Constraint.ForeignKey key) {
            limits().require(key);
        }
        return super.constraint(constraint);
    }

    @Override
    protected boolean defers() {
        return false;
    }

    @Override
    protected List<Statement> dropConstraint(Name table, String name, Schema before) {
        if (!before.isKnown()) {
            return super.dropConstraint(table, name, before);
        }
        Table owner = before.table(table);
        Constraint constraint = owner.constraint(name);
        UnaryOperator<Table> change = now -> now.constraints(now.constraints().without(name));
        return columnOf(owner, constraint)
                .map(column -> alterTable(table, modify(change.apply(owner), spell(column, before))))
                .orElseGet(() -> alterTable(table, drop(constraint), before, change));
    }

    final String drop(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return "DROP PRIMARY KEY";
        } else if (constraint instanceof Constraint.ForeignKey) {
            return "DROP FOREIGN KEY " + quote(constraint.name());
        }
        return (constraint instanceof Constraint.Unique ? "DROP INDEX " : "DROP CONSTRAINT ") + quote(constraint.name());
    }

    @Override
    protected List<Statement> createIndex(Name table, Index index, Schema before) {
        return alterTable(table, "ADD " + index(index), before, now -> now.indexes(now.indexes().with(index)));
    }

    private String index(Index index) {
        limits().require(index);
        return IndexText.of(index, this);
    }

    boolean indexesExpressions() {
        return true;
    }

    /** The word for an index that queries do not use. */
    String invisible() {
        return "INVISIBLE";
    }

    @Override
    protected List<Statement> dropIndex(Name table, String index, Schema before) {
        return alterTable(table, "DROP INDEX " + quote(index), before, now -> now.indexes(now.indexes().without(index)));
    }

    // ---- beside tables

    @Override
    protected boolean hasSequences() {
        return false;
    }

    @Override
    protected void requireNamespaces(String namespace) {
        throw unsupported(
                "has no namespaces within a database, such as " + namespace, "Give the things in it names of their own, or a database.");
    }

    @Override
    protected List<Statement> createView(View view) {
        return super.createView(new View(view.name(), MysqlText.physical(view.query())));
    }

    /** Keeps the privileges on the view. */
    @Override
    protected List<Statement> replaceView(View to) {
        return sql("CREATE OR REPLACE VIEW " + quote(to.name()) + " AS " + MysqlText.physical(to.query()));
    }

    @Override
    protected List<Statement> createEnum(CreateEnum create, Schema before) {
        return List.of();
    }

    @Override
    protected List<Statement> dropEnum(DropEnum drop, Schema before) {
        return List.of();
    }

    @Override
    protected List<Statement> addEnumValue(AddEnumValue add, Schema before) {
        return new EnumChange(this, before, add.type()).to(add.apply(before));
    }

    @Override
    protected List<Statement> dropEnumValue(DropEnumValue drop, Schema before) {
        return new EnumChange(this, before, drop.type()).to(drop.apply(before));
    }

    @Override
    protected List<Statement> renameEnumValue(RenameEnumValue rename, Schema before) {
        return new EnumChange(this, before, rename.type()).rename(rename, rename.apply(before));
    }
}
