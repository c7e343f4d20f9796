package dev.matar.dialect.sqlite;

import dev.matar.dialect.Engine;
import dev.matar.dialect.Scope;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.StandardDialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Set;

/**
 * <a href="https://sqlite.org/lang.html">SQLite</a>: what its {@code alter table} can do is done by it, everything else
 * by a rebuild of the table that keeps its rows.
 */
public final class SqliteDialect extends StandardDialect {

    /**
     * With the milliseconds that the driver expects of a text that is a timestamp, and more digits only where there are
     * more.
     */
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .toFormatter(Locale.ROOT);

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String title() {
        return "SQLite";
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    @Override
    public Engine engine() {
        return new SqliteEngine(this);
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public List<Operation> arrange(List<Operation> operations) {
        return SqliteReferences.watched(SqliteBatch.arrange(operations));
    }

    @Override
    public Type readType(String spelling) {
        return SqliteTypes.read(spelling);
    }

    @Override
    public Schema normalize(Schema schema) {
        return SqliteNormalizer.normalize(schema);
    }

    @Override
    public Schema inspect(Connection connection, Scope scope) throws SQLException {
        return SqliteInspector.inspect(connection, scope);
    }

    @Override
    public boolean rereads(Operation operation) {
        return operation.parts().stream().anyMatch(part -> SqliteBatch.rebuilds(part) || SqliteEnums.changed(part).isPresent());
    }

    @Override
    public Schema reread(Connection connection, Operation operation, Schema before) throws SQLException {
        if (!before.isKnown() || !rereads(operation)) {
            return before;
        }
        Set<Name> tables = new LinkedHashSet<>();
        for (Operation part : operation.parts()) {
            SqliteEnums.changed(part).ifPresent(type -> tables.addAll(new SqliteEnums(this, before).columnsOf(type).keySet()));
            SqliteBatch.tableOf(part).filter(before.tables()::has).ifPresent(tables::add);
        }
        Schema schema = before;
        for (Name table : tables) {
            schema = SqliteInspector.reread(connection, table, schema);
        }
        return schema;
    }

    /** It gives no names: what has none, the inspector names by the standard. */
    @Override
    public Optional<Naming> naming() {
        return Optional.of(Naming.STANDARD);
    }

    @Override
    public boolean forgetsEnumTypes() {
        return true;
    }

    @Override
    public SqlSyntax syntax() {
        return SqlSyntax.SQLITE;
    }

    /** With milliseconds, in UTC. */
    @Override
    public String now() {
        return "strftime('%Y-%m-%d %H:%M:%f', 'now')";
    }

    // ---- tables

    @Override
    public List<Statement> render(Operation operation, Schema before) {
        if (before.isKnown()) {
            requireNewName(operation, before);
        }
        if (operation instanceof Autocommit o) {
            return autocommit(o, before);
        }
        List<Statement> statements = super.render(operation, before);
        if (operation instanceof DropColumn o) {
            return SqliteGuard.noTriggerSpeaksOf(o.table(), List.of(o.column())).before(statements);
        } else if (operation instanceof DropTable o) {
            return SqliteGuard.noTriggerElsewhereSpeaksOf(o.table()).before(statements);
        } else if (operation instanceof DropView o) {
            return SqliteGuard.noTriggersOn(o.view()).before(statements);
        }
        return statements;
    }

    /** Nothing but SQL of one's own has to leave the transaction here; a rebuild is safer in it. */
    private List<Statement> autocommit(Autocommit autocommit, Schema before) {
        List<Statement> statements = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : autocommit.operations()) {
            List<Statement> some = render(operation, schema);
            boolean own = operation instanceof Sql || operation instanceof Code;
            statements.addAll(
                    own ? some.stream().map(Statement::outsideTransaction).toList() : some);
            schema = operation.apply(schema);
        }
        return statements;
    }

    @Override
    protected List<Statement> batch(Batch batch, Schema before) {
        return new SqliteBatch(this, batch.table()).statements(batch.operations(), before);
    }

    @Override
    protected List<Statement> createTable(Table table, Schema before) {
        Table spelled = new SqliteSpelling(this, before).spell(table);
        List<Statement> statements = new ArrayList<>(super.createTable(spelled, before));
        statements.addAll(triggers(table));
        return statements;
    }

    /** The triggers that a table brings along. */
    static List<Statement> triggers(Table table) {
        return table.options().entrySet().stream()
                .filter(option -> option.getKey().startsWith(SqliteInspector.TRIGGER))
                .map(option -> Statement.of(option.getValue()))
                .toList();
    }

    @Override
    protected String tableSuffix(Table table) {
        List<String> options = new ArrayList<>();
        if (table.options().containsKey(SqliteDdl.WITHOUT_ROWID)) {
            options.add("WITHOUT ROWID");
        }
        if (table.options().containsKey(SqliteDdl.STRICT)) {
            options.add("STRICT");
        }
        return options.isEmpty() ? "" : " " + String.join(", ", options);
    }

    @Override
    protected List<Statement> renameTable(Name table, Name to, Schema before) {
        if (!SqliteNames.fold(table.local()).equals(SqliteNames.fold(to.local()))) {
            return alterTable(table, "RENAME TO " + quote(to));
        }
        // SQLite takes a name that differs by case for one that is taken.
        Name between = Name.of("matar_old_" + table.local());
        List<Statement> statements = new ArrayList<>(alterTable(table, "RENAME TO " + quote(between)));
        statements.addAll(alterTable(between, "RENAME TO " + quote(to)));
        return statements;
    }

    @Override
    protected List<Statement> commentOnTable(Name table, String comment) {
        return List.of();
    }

    @Override
    protected List<Statement> commentOnColumn(Name table, Column column) {
        return List.of();
    }

    // ---- columns, constraints, indexes

    @Override
    protected List<Statement> addColumn(Name table, Column column, Schema before) {
        AddColumn add = new AddColumn(table, column);
        if (SqliteBatch.rebuilds(add)) {
            return new SqliteBatch(this, table).statements(List.of(add), before);
        }
        Table owner = before.isKnown() ? before.table(table) : null;
        return alterTable(table, "ADD COLUMN " + columnDefinition(owner, new SqliteSpelling(this, before).spell(owner, column)));
    }

    @Override
    protected List<Statement> alterColumn(Name table, Column to, Schema before) {
        return SqliteRebuild.of(this, table, before, new AlterColumn(table, to).apply(before));
    }

    @Override
    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        return SqliteRebuild.of(this, table, before, new AddConstraint(table, constraint).apply(before));
    }

    @Override
    protected List<Statement> dropConstraint(Name table, String constraint, Schema before) {
        return SqliteRebuild.of(this, table, before, new DropConstraint(table, constraint).apply(before));
    }

    @Override
    protected String defaultExpression(String sql) {
        return SqliteExpression.isClock(sql) ? sql : "(" + sql + ")";
    }

    @Override
    protected String type(Type type) {
        return SqliteTypes.declare(type);
    }

    @Override
    protected List<Statement> createIndex(Name table, Index index, Schema before) {
        if (!index.include().isEmpty()) {
            throw unsupported(
                    "keeps no columns beside the keys of an index, as " + index.name() + " asks",
                    "Make them keys, or leave them out.");
        }
        Set<String> columns = before.isKnown() && before.tables().has(table)
                ? before.table(table).columns().keys()
                : Set.of();
        return super.createIndex(table, SqliteNormalizer.index(index, columns), before);
    }

    @Override
    protected String key(Index index, Index.Key key) {
        Index.Nulls asIs = key.descending() ? Index.Nulls.LAST : Index.Nulls.FIRST;
        if (key.nulls() != Index.Nulls.DEFAULT && key.nulls() != asIs) {
            throw unsupported(
                    "has nulls " + asIs.name().toLowerCase(Locale.ROOT) + " in such an index as " + index.name(),
                    "Leave the order of nulls out.");
        }
        return super.key(index, key.nulls(Index.Nulls.DEFAULT));
    }

    // ---- rows

    /** SQLite has no column that refuses the number of a row. */
    @Override
    protected String givingNumbers() {
        return "";
    }

    /** SQLite keeps every digit, whatever the declared type says. */
    @Override
    protected boolean isRounded(Type type, Object value) {
        return false;
    }

    // ---- beside tables

    @Override
    protected List<Statement> createEnum(CreateEnum create, Schema before) {
        requireNoNamespace(create.type().name());
        return List.of();
    }

    @Override
    protected List<Statement> dropEnum(DropEnum drop, Schema before) {
        return List.of();
    }

    @Override
    protected List<Statement> addEnumValue(AddEnumValue add, Schema before) {
        return new SqliteEnums(this, before).rebuild(add.type(), add.apply(before));
    }

    @Override
    protected List<Statement> dropEnumValue(DropEnumValue drop, Schema before) {
        return new SqliteEnums(this, before).rebuild(drop.type(), drop.apply(before));
    }

    @Override
    protected List<Statement> renameEnumValue(RenameEnumValue rename, Schema before) {
        return new SqliteEnums(this, before).rename(rename, rename.apply(before));
    }

    @Override
    protected List<Statement> replaceView(View to) {
        return SqliteGuard.noTriggersOn(to.name()).before(super.replaceView(to));
    }

    @Override
    protected boolean hasSequences() {
        return false;
    }

    @Override
    protected void requireNamespaces(String namespace) {
        throw unsupported("has no namespaces, such as " + namespace, "Give the things in it names of their own.");
    }

    private void requireNoNamespace(Name name) {
        if (!name.namespace().isEmpty()) {
            requireNamespaces(name.namespace());
        }
    }

    // ---- names and words

    /** SQLite itself would refuse only some of the names that it cannot tell apart. */
    private void requireNewName(Operation operation, Schema before) {
        if (operation instanceof CreateTable o) {
            requireRelation(o.table().name(), Name.of("\0"), before);
        } else if (operation instanceof RenameTable o) {
            requireRelation(o.to(), o.table(), before);
        } else if (operation instanceof CreateView o) {
            requireRelation(o.view().name(), Name.of("\0"), before);
        } else if (operation instanceof AddColumn o) {
            requireColumn(o.column().name(), "\0", before.table(o.table()));
        } else if (operation instanceof RenameColumn o) {
            requireColumn(o.to(), o.column(), before.table(o.table()));
        }
    }

    private void requireRelation(Name wanted, Name old, Schema before) {
        List<String> taken = new ArrayList<>();
        before.tables().keys().forEach(name -> taken.add(name.local()));
        before.views().keys().forEach(name -> taken.add(name.local()));
        taken.remove(old.local());
        if (SqliteNames.fold(wanted.local()).startsWith("sqlite_")) {
            throw unsupported(
                    "keeps names that begin with sqlite_, such as " + wanted + ", for itself", "Choose another name.");
        }
        requireDistinct(wanted.local(), taken, "names");
    }

    private void requireColumn(String wanted, String old, Table table) {
        List<String> taken = new ArrayList<>(table.columns().keys());
        taken.remove(old);
        requireDistinct(wanted, taken, "columns of table " + table.name());
    }

    private void requireDistinct(String wanted, List<String> taken, String what) {
        SqliteNames.same(wanted, taken).filter(other -> !other.equals(wanted)).ifPresent(other -> {
            throw unsupported(
                    "does not tell the " + what + " " + other + " and " + wanted + " apart", "Choose another name.");
        });
    }

    @Override
    public String quote(Name name) {
        requireNoNamespace(name);
        return quote(name.local());
    }

    @Override
    protected boolean isPlain(String identifier) {
        return SqliteNames.isPlain(identifier);
    }

    @Override
    public String literal(Object value) {
        return value instanceof LocalDateTime time ? "'" + TIMESTAMP.format(time) + "'" : super.literal(value);
    }
}
