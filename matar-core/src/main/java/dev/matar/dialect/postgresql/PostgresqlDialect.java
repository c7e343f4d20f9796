package dev.matar.dialect.postgresql;

import dev.matar.dialect.Bounds;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Scope;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.StandardDialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.Batch;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL, versions 13 to 18. */
public final class PostgresqlDialect extends StandardDialect {

    /** The server cuts longer names without a word; see "Identifiers and Key Words" in the manual. */
    private static final int LONGEST_NAME = 63;

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String title() {
        return "PostgreSQL";
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    @Override
    public Engine engine() {
        return new PostgresqlEngine(this);
    }

    @Override
    public String now() {
        return "clock_timestamp()";
    }

    @Override
    public Optional<String> transactionStart() {
        return Optional.of("transaction_timestamp()");
    }

    @Override
    public boolean transactionalDdl() {
        return true;
    }

    @Override
    public Optional<Naming> naming() {
        return Optional.of(new Naming(
                "{table}_pkey", "{table}_{columns}_key", "{table}_{columns}_fkey", "{table}_{columns}_check", "{table}_{columns}_idx", 63));
    }

    @Override
    public SqlSyntax syntax() {
        return SqlSyntax.POSTGRESQL;
    }

    @Override
    public Schema normalize(Schema schema) {
        return Normalization.of(schema);
    }

    @Override
    public String comesBack(String column, Type from, Type to) {
        Type there = resolve(to);
        Type here = resolve(from);
        Type back = uncut(here);
        return Casts.cast("(" + Casts.cast(column, here, there, type(there)) + ")", there, back, type(back)) + " = " + column;
    }

    @Override
    public Type readType(String spelling) {
        return Types.read(spelling);
    }

    @Override
    public String readName(String identifier, boolean quoted) {
        return quoted ? identifier : identifier.toLowerCase(Locale.ROOT);
    }

    @Override
    public Schema inspect(Connection connection, Scope scope) throws SQLException {
        return new PostgresqlInspector(connection, scope, this::quote, this::literal).inspect();
    }

    @Override
    public List<Operation> arrange(List<Operation> operations) {
        return NewEnumValues.committedBeforeUse(operations);
    }

    @Override
    public List<Statement> render(Operation operation, Schema before) {
        if (operation instanceof DropTable o) {
            List<Statement> statements = keepSequences(o.table(), Optional.empty(), before);
            statements.addAll(super.render(o, before));
            return statements;
        } else if (operation instanceof DropColumn o) {
            if (before.isKnown()) {
                Options.requireNotIncluded(before.table(o.table()), o.column());
            }
            List<Statement> statements = keepSequences(o.table(), Optional.of(o.column()), before);
            statements.addAll(super.render(o, before));
            return statements;
        }
        return super.render(operation, before);
    }

    @Override
    protected List<Statement> batch(Batch batch, Schema before) {
        return new Subcommands(this, batch).of(batch.operations(), before);
    }

    // ---- tables

    @Override
    protected List<Statement> createTable(Table table, Schema before) {
        table.constraints().forEach(constraint -> Options.requireModelled(table, constraint));
        // A table that nobody sees yet needs no patience with its readers.
        List<Index> indexes = table.indexes().stream()
                .map(i -> Options.isConcurrent(i) ? i.option(Options.CONCURRENTLY, "false") : i)
                .toList();
        List<Constraint> later = doubled(table);
        later.addAll(leaningOnAnIndex(table));
        List<Constraint> others =
                table.constraints().stream().filter(c -> !later.contains(c)).toList();
        List<Statement> statements = new ArrayList<>(
                super.createTable(table.indexes(Members.of(indexes)).constraints(Members.of(others)), before));
        later.forEach(constraint -> statements.addAll(addConstraint(table.name(), constraint, before)));
        return new Since(this).columns(table.name(), table.columns(), statements);
    }

    /**
     * The keys over the columns of a key before them, which the server would leave out of the same statement without a
     * word.
     */
    private static List<Constraint> doubled(Table table) {
        Set<List<String>> seen = new HashSet<>();
        return table.constraints().stream()
                .filter(c -> c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                .filter(c -> !seen.add(c.columns()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** The table's foreign keys to itself that rely on a unique index, which is there only after the table. */
    private static List<Constraint> leaningOnAnIndex(Table table) {
        Table bare = table.indexes(Members.none());
        List<Constraint> leaning = new ArrayList<>(table.foreignKeys());
        leaning.removeIf(c -> !(c instanceof Constraint.ForeignKey key)
                || !key.target().table().equals(table.name())
                || bare.hasKey(key.target().columns()));
        return leaning;
    }

    @Override
    protected String tableSuffix(Table table) {
        String partitions = table.options().get(Options.PARTITION_BY);
        return (partitions == null ? "" : " PARTITION BY " + partitions) + Options.with(table.options());
    }

    @Override
    protected List<Statement> renameTable(Name table, Name to, Schema before) {
        List<Statement> statements = new ArrayList<>();
        Name current = table;
        boolean moves = !table.namespace().equals(to.namespace());
        boolean taken = before.isKnown() && before.tables().has(table.in(to.namespace()));
        if (moves) {
            statements.addAll(keepSequences(table, Optional.empty(), before));
        }
        if (moves && !taken) {
            statements.addAll(move(current, to.namespace()));
            current = current.in(to.namespace());
        }
        if (!current.local().equals(to.local())) {
            statements.addAll(alterTable(current, "RENAME TO " + quote(to.local())));
            current = new Name(current.namespace(), to.local());
        }
        if (moves && taken) {
            statements.addAll(move(current, to.namespace()));
        }
        return statements;
    }

    private List<Statement> move(Name table, String namespace) {
        if (!namespace.isEmpty()) {
            return alterTable(table, "SET SCHEMA " + quote(namespace));
        }
        // The default namespace has its name from the session, and only a text can be put together from that.
        String move = "ALTER TABLE " + quote(table).replace("%", "%%") + " SET SCHEMA %I";
        return List.of(Block.of("EXECUTE format(" + literal(move) + ", current_schema());"));
    }

    /**
     * A sequence that belongs to a serial column would go, or move, with it; in the schema it is a thing of its own.
     */
    List<Statement> keepSequences(Name table, Optional<String> column, Schema before) {
        List<Statement> statements = new ArrayList<>();
        if (before.isKnown()) {
            for (Column drawing : before.table(table).columns()) {
                if (column.isEmpty() || column.get().equals(drawing.name())) {
                    Defaults.sequence(drawing, before)
                            .ifPresent(sequence ->
                                    statements.addAll(sql("ALTER SEQUENCE " + quote(sequence) + " OWNED BY NONE")));
                }
            }
        }
        return statements;
    }

    // ---- columns

    @Override
    protected List<Statement> addColumn(Name table, Column column, Schema before) {
        return new Since(this).columns(table, List.of(column), super.addColumn(table, column, before));
    }

    @Override
    protected String columnDefinition(Table table, Column column) {
        return super.columnDefinition(table, Normalization.column(column));
    }

    @Override
    protected String defaultClause(Default value) {
        if (value instanceof Default.Identity identity) {
            return "GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY" + numbering(identity);
        }
        return super.defaultClause(value);
    }

    private static String numbering(Default.Identity identity) {
        return identity.start() == 1 && identity.increment() == 1
                ? ""
                : " (START WITH " + identity.start() + " INCREMENT BY " + identity.increment()
                        + Bounds.clause(identity.start(), identity.increment()) + ")";
    }

    /** A default may not be any expression, but any expression in parentheses. */
    @Override
    protected String defaultExpression(String sql) {
        return sql.matches("[\\w.]+(\\([^()]*\\))?") ? sql : "(" + sql + ")";
    }

    @Override
    protected String type(Type type) {
        return Types.spell(type, this::typeName);
    }

    private String typeName(Name name) {
        if (name.namespace().isEmpty() && Types.hides(name.local())) {
            throw unsupported(
                    "has a type " + name.local() + " of its own that hides an enum type of this name",
                    "Choose another name, or put the type into a namespace that is named.");
        }
        return quote(name);
    }

    /** For the classes beside this one. */
    @Override
    protected List<Statement> commentOnColumn(Name table, Column column) {
        return super.commentOnColumn(table, column);
    }

    @Override
    protected List<Statement> alterColumn(Name table, Column to, Schema before) {
        return new ColumnChange(this, before, before.table(table), to).statements();
    }

    // ---- constraints and indexes

    @Override
    public List<Statement> renameKey(Name table, String key, String to) {
        return alterTable(table, "RENAME CONSTRAINT " + quote(key) + " TO " + quote(to));
    }

    @Override
    protected List<Statement> createIndex(Name table, Index index, Schema before) {
        return new Since(this).index(table, index, new Indexes(this).create(table, index));
    }

    @Override
    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        if (before.isKnown()) {
            before.tables().find(table).ifPresent(known -> Options.requireModelled(known, constraint));
        }
        return super.addConstraint(table, constraint, before);
    }

    @Override
    protected List<Statement> dropConstraint(Name table, String constraint, Schema before) {
        List<Statement> drop = super.dropConstraint(table, constraint, before);
        if (!before.isKnown()) {
            return drop;
        }
        Constraint gone = before.table(table).constraint(constraint);
        boolean isKey = gone instanceof Constraint.PrimaryKey || gone instanceof Constraint.Unique;
        return isKey ? withoutReferences(table, gone.columns(), drop, before) : drop;
    }

    @Override
    protected List<Statement> dropIndex(Name table, String name, Schema before) {
        Index index = before.isKnown() ? before.table(table).index(name) : null;
        List<Statement> drop = List.of(new Indexes(this).drop(table, name, index != null && Options.isConcurrent(index)));
        if (index == null || !index.unique() || Options.isConcurrent(index)) {
            return drop;
        }
        List<String> columns = index.keys().stream().map(Index.Key::text).toList();
        return withoutReferences(table, columns, drop, before);
    }

    /**
     * A key goes that has a double. Which of the two a foreign key holds on to is nowhere in the schema, so those that
     * may hold on to this one let go and find the other.
     */
    private List<Statement> withoutReferences(Name table, List<String> columns, List<Statement> drop, Schema before) {
        List<Statement> statements = new ArrayList<>(drop);
        for (Table other : before.tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                boolean refers =
                        !key.target().external() && key.target().table().equals(table);
                if (refers && Set.copyOf(key.target().columns()).equals(Set.copyOf(columns))) {
                    statements.addAll(0, super.dropConstraint(other.name(), key.name(), before));
                    statements.addAll(addConstraint(other.name(), key, before));
                }
            }
        }
        return statements;
    }

    // ---- rows

    @Override
    protected String literal(Column column, Object value) {
        boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
        return literal(column != null && simple ? Constants.fit(value, Types.normalize(column.type())) : value);
    }

    @Override
    protected String holds(Column column, Object value) {
        Column normal = column.type(Types.normalize(column.type()));
        return Types.isWritten(normal.type())
                ? quote(column.name()) + "::text = (" + literal(normal, value) + "::" + type(normal.type()) + ")::text"
                : super.holds(normal, value);
    }

    @Override
    protected String binaryLiteral(String hex) {
        return "'\\x" + hex + "'";
    }

    // ---- beside tables

    @Override
    protected List<Statement> createSequence(Sequence sequence) {
        Sequence normal = Normalization.sequence(sequence);
        return sql("CREATE SEQUENCE " + quote(normal.name()) + " START WITH " + normal.start()
                + (normal.increment() == 1 ? "" : " INCREMENT BY " + normal.increment())
                + bounds(normal)
                + (normal.cycle() ? " CYCLE" : "")
                + (normal.cache() == 1 ? "" : " CACHE " + normal.cache()));
    }

    private static String bounds(Sequence sequence) {
        if (sequence.min().isEmpty() && sequence.max().isEmpty()) {
            return Bounds.clause(sequence.start(), sequence.increment());
        }
        Bounds bounds = Bounds.usual(sequence.start(), sequence.increment()).of(sequence);
        return " MINVALUE " + bounds.min() + " MAXVALUE " + bounds.max();
    }

    @Override
    protected List<Statement> alterSequence(Sequence to, Schema before) {
        return new SequenceChange(this, to, before).statements();
    }

    @Override
    protected List<Statement> createEnum(CreateEnum create, Schema before) {
        return sql("CREATE TYPE " + quote(create.type().name()) + " AS ENUM " + labels(create.type()));
    }

    String labels(EnumType type) {
        return type.values().stream().map(this::label).collect(Collectors.joining(", ", "(", ")"));
    }

    private String label(String value) {
        requireShort("value of an enum type", value);
        return literal(value);
    }

    @Override
    protected List<Statement> dropEnum(DropEnum drop, Schema before) {
        return sql("DROP TYPE " + quote(drop.type()));
    }

    @Override
    protected List<Statement> addEnumValue(AddEnumValue add, Schema before) {
        return sql("ALTER TYPE " + quote(add.type()) + " ADD VALUE " + label(add.value())
                + add.before().map(next -> " BEFORE " + literal(next)).orElse(""));
    }

    @Override
    protected List<Statement> dropEnumValue(DropEnumValue drop, Schema before) {
        return new EnumRebuild(this, before, drop.change(before).enumType(drop.type())).statements();
    }

    @Override
    protected List<Statement> renameEnumValue(RenameEnumValue rename, Schema before) {
        return sql("ALTER TYPE " + quote(rename.type()) + " RENAME VALUE " + literal(rename.value()) + " TO "
                + label(rename.to()));
    }

    @Override
    protected List<Statement> createView(View view) {
        return super.createView(new View(view.name(), Normalization.query(view.query())));
    }

    /** The server replaces a view in place only while its columns stay. */
    @Override
    protected List<Statement> replaceView(View to) {
        Beside beside = Beside.view(this, to.name());
        List<Statement> statements = new ArrayList<>(super.replaceView(to));
        statements.add(0, beside.keep());
        statements.add(beside.giveBack());
        return statements;
    }

    // ---- words

    @Override
    public String quote(String identifier) {
        requireShort("name", identifier);
        return super.quote(identifier);
    }

    private void requireShort(String what, String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_NAME) {
            throw unsupported(
                    "cuts every " + what + " at " + LONGEST_NAME + " bytes, and " + text + " has " + bytes,
                    "Choose a shorter one.");
        }
    }

    @Override
    protected boolean isPlain(String identifier) {
        for (int i = 0; i < identifier.length(); i++) {
            char c = identifier.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !identifier.isEmpty() && !Keywords.contains(identifier);
    }
}
