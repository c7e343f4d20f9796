package dev.matar.dialect.h2;

import dev.matar.dialect.Bounds;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Scope;
import dev.matar.dialect.SqlSyntax;
import dev.matar.dialect.StandardDialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** H2 2.x: each statement of DDL commits, names are upper case, an enum type is a domain. */
public final class H2Dialect extends StandardDialect {

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public String title() {
        return "H2";
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:h2:");
    }

    @Override
    public Engine engine() {
        return new H2Engine(this);
    }

    @Override
    public boolean transactionalDdl() {
        return false;
    }

    @Override
    public Schema inspect(Connection connection, Scope scope) throws SQLException {
        return H2Inspector.inspect(connection, scope);
    }

    @Override
    public Schema normalize(Schema schema) {
        return H2Normal.of(schema);
    }

    @Override
    public Type readType(String spelling) {
        return H2Types.read(spelling);
    }

    @Override
    public String readName(String identifier, boolean quoted) {
        return H2Names.fold(quoted ? identifier : identifier.toUpperCase(Locale.ROOT));
    }

    @Override
    public String readExpression(String sql) {
        return H2Text.tidy(sql, H2Names.USUAL);
    }

    /** See "CREATE SEQUENCE" in the manual. */
    @Override
    public long usualSequenceCache() {
        return 32;
    }

    @Override
    public SqlSyntax syntax() {
        return SqlSyntax.H2;
    }

    // ---- words

    @Override
    public String quote(String identifier) {
        return H2Names.quote(identifier);
    }

    @Override
    protected boolean isPlain(String identifier) {
        return H2Names.isPlain(identifier);
    }

    @Override
    protected String type(Type type) {
        return H2Types.spell(type);
    }

    /** JSON has a literal of its own: a plain string would become one string within JSON. */
    @Override
    protected String literal(Column column, Object value) {
        boolean isJson = column != null && resolve(column.type()) instanceof Type.Json;
        return isJson && value instanceof String ? "JSON " + literal(value) : literal(value);
    }

    // ---- tables and columns

    @Override
    protected List<Statement> createTable(Table table, Schema before) {
        Schema after = before.isKnown() ? before.with(table) : before;
        table.foreignKeys().forEach(key -> requireKey(key, after));
        // A foreign key of the table to itself looks for the key that stands before it.
        List<Constraint> constraints = table.constraints().stream()
                .sorted(Comparator.comparing(c -> c instanceof Constraint.ForeignKey))
                .map(c -> qualified(table.name(), c))
                .toList();
        return super.createTable(table.constraints(Members.of(constraints)), before);
    }

    /** A foreign key looks for its target in the schema of its own table, not in the one that the session works in. */
    private static Constraint qualified(Name table, Constraint constraint) {
        if (constraint instanceof Constraint.ForeignKey key
                && !table.namespace().isEmpty()) {
            Constraint.Reference target = key.target();
            boolean isDefault = target.table().namespace().isEmpty();
            Name name = isDefault ? target.table().in("public") : target.table();
            return key.target(new Constraint.Reference(name, target.columns(), target.external()));
        }
        return constraint;
    }

    @Override
    protected List<Statement> renameTable(Name table, Name to, Schema before) {
        if (!table.namespace().equals(to.namespace())) {
            throw unsupported(
                    "cannot move the table " + table + " to another schema",
                    "Create " + to + ", copy the rows with an insert … select, and drop " + table + ".");
        }
        return alterTable(table, "RENAME TO " + quote(to.local()));
    }

    @Override
    protected String columnDefinition(Table table, Column column) {
        return quote(column.name()) + " " + definition(column);
    }

    /** A column as it stands in {@code create table}, without its name. */
    String definition(Column column) {
        Type type = resolve(column.type());
        String value = defaultOf(column);
        return type(type) + (value.isEmpty() ? "" : " " + value) + (column.nullable() ? "" : " NOT NULL");
    }

    /** The default clause of a column; empty for none. */
    String defaultOf(Column column) {
        return column.defaultValue() instanceof Default.Value constant
                ? "DEFAULT " + literal(column, constant.value())
                : defaultClause(column.defaultValue());
    }

    @Override
    protected String defaultClause(Default value) {
        return value instanceof Default.Computed computed
                ? "GENERATED ALWAYS AS (" + H2Text.physical(computed.sql()) + ")"
                : super.defaultClause(value);
    }

    @Override
    protected String defaultExpression(String sql) {
        return H2Text.physical(sql);
    }

    @Override
    protected List<Statement> alterColumn(Name table, Column to, Schema before) {
        Column from = before.isKnown() ? before.table(table).column(to.name()) : null;
        List<String> deeds = from == null
                ? H2AlterColumn.redefinition(this, table, to)
                : H2AlterColumn.deeds(this, table, from, to);
        List<Statement> statements = new ArrayList<>(alterColumn(table, to.name(), deeds));
        if (from != null && !to.comment().equals(from.comment())) {
            statements.addAll(commentOnColumn(table, to));
        }
        return statements;
    }

    /** A statement for each deed on a column. */
    List<Statement> alterColumn(Name table, String column, List<String> deeds) {
        return deeds.stream()
                .flatMap(deed -> alterTable(table, "ALTER COLUMN " + quote(column) + " " + deed).stream())
                .toList();
    }

    // ---- constraints and indexes

    @Override
    public List<Statement> renameKey(Name table, String key, String to) {
        return alterTable(table, "RENAME CONSTRAINT " + quote(key) + " TO " + quote(to));
    }

    @Override
    protected String constraint(Constraint constraint) {
        return constraint instanceof Constraint.Check check
                ? super.constraint(new Constraint.Check(check.name(), H2Text.physical(check.expression())))
                : super.constraint(constraint);
    }

    @Override
    protected boolean defers() {
        return false;
    }

    @Override
    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        List<Statement> statements = new ArrayList<>();
        if (constraint instanceof Constraint.PrimaryKey key) {
            for (String column : key.columns()) {
                if (!before.isKnown() || before.table(table).column(column).nullable()) {
                    statements.addAll(alterTable(table, "ALTER COLUMN " + quote(column) + " SET NOT NULL"));
                }
            }
        } else if (constraint instanceof Constraint.ForeignKey key) {
            requireKey(key, before);
        }
        statements.addAll(super.addConstraint(table, qualified(table, constraint), before));
        return statements;
    }

    /** A foreign key refers to a constraint; that its columns have a unique index is not enough. */
    private void requireKey(Constraint.ForeignKey key, Schema schema) {
        if (!schema.isKnown() || key.target().external()) {
            return;
        }
        Table target = schema.table(key.target().table());
        if (!target.indexes(Members.none()).hasKey(key.target().columns())) {
            throw unsupported(
                    "lets the foreign key " + key.name() + " refer to " + target.name() + " only by a key, and ("
                            + String.join(", ", key.target().columns()) + ") has no more than a unique index",
                    "Add a unique constraint over these columns first.");
        }
    }

    @Override
    protected List<Statement> dropConstraint(Name table, String constraint, Schema before) {
        List<Statement> drop = super.dropConstraint(table, constraint, before);
        if (!before.isKnown()) {
            return drop;
        }
        Schema after = new DropConstraint(table, constraint).apply(before);
        List<H2Aside> aside = H2Aside.forConstraint(before.table(table), constraint, before);
        aside.forEach(key -> requireKey((Constraint.ForeignKey) key.constraint(), after));
        return aside(aside, drop);
    }

    @Override
    protected List<Statement> dropIndex(Name table, String index, Schema before) {
        List<Statement> drop = super.dropIndex(table, index, before);
        return before.isKnown() ? aside(H2Aside.forIndex(before.table(table), index, before), drop) : drop;
    }

    /** Statements with some constraints out of their way. */
    List<Statement> aside(List<H2Aside> constraints, List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        constraints.forEach(c -> all.addAll(
                alterTable(c.table(), "DROP CONSTRAINT " + quote(c.constraint().name()))));
        all.addAll(statements);
        for (int i = constraints.size() - 1; i >= 0; i--) {
            H2Aside back = constraints.get(i);
            all.addAll(super.addConstraint(back.table(), qualified(back.table(), back.constraint()), Schema.empty()));
        }
        return all;
    }

    @Override
    protected List<Statement> createIndex(Name table, Index index, Schema before) {
        requireSupported(index);
        String using = index.options().getOrDefault("h2.using", "");
        String nulls = index.options().containsKey("h2.nulls_not_distinct") ? "NULLS NOT DISTINCT " : "";
        return sql("CREATE " + (index.unique() ? "UNIQUE " + nulls : "")
                + (using.isEmpty() ? "" : using.toUpperCase(Locale.ROOT) + " ")
                + "INDEX " + quote(index.name()) + " ON " + quote(table) + " "
                + index.keys().stream().map(key -> key(index, key)).collect(Collectors.joining(", ", "(", ")"))
                + (index.include().isEmpty() ? "" : " INCLUDE " + columns(index.include())));
    }

    private void requireSupported(Index index) {
        if (index.keys().stream().anyMatch(Index.Key::expression)) {
            throw unsupported(
                    "has no index over an expression such as " + index.name(), "Index a computed column instead.");
        } else if (!index.where().isEmpty()) {
            throw unsupported("has no partial index such as " + index.name(), "Index all rows instead.");
        } else if (!index.include().isEmpty() && !index.unique()) {
            throw unsupported(
                    "includes columns only in unique indexes, and " + index.name() + " is none",
                    "Make them keys of the index.");
        }
    }

    // ---- beside tables

    @Override
    protected String sequenceOptions(Sequence sequence) {
        String options = super.sequenceOptions(sequence);
        return sequence.increment() == -1
                ? options.replace(
                        "NO MINVALUE", "MINVALUE " + H2Bounds.of(sequence).min())
                : options;
    }

    @Override
    protected List<Statement> alterSequence(Sequence to, Schema before) {
        boolean fits = before.isKnown() && H2Bounds.of(to).hold(H2Bounds.of(before.sequence(to.name())));
        return sql("ALTER SEQUENCE " + quote(to.name()) + " START WITH " + to.start() + sequenceOptions(to)
                + (fits ? "" : " RESTART WITH " + next(to)));
    }

    /** The number that a sequence stands at, or its start where that number is out of its new bounds. */
    private String next(Sequence to) {
        Bounds bounds = H2Bounds.of(to);
        String namespace = to.name().namespace();
        return "(SELECT CASE WHEN BASE_VALUE BETWEEN " + bounds.min() + " AND " + bounds.max()
                + " THEN BASE_VALUE ELSE "
                + to.start() + " END FROM INFORMATION_SCHEMA.SEQUENCES WHERE SEQUENCE_SCHEMA = "
                + (namespace.isEmpty() ? "CURRENT_SCHEMA" : spelled(namespace))
                + " AND SEQUENCE_NAME = " + spelled(to.name().local()) + ")";
    }

    /** The database's spelling of a name as an expression, since only the database knows the case of its words. */
    private String spelled(String name) {
        String upper = literal(H2Names.fold(name));
        return quote(name).startsWith("\"")
                ? upper
                : "CASE (SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'DATABASE_TO_UPPER')"
                        + " WHEN 'false' THEN " + literal(name) + " ELSE " + upper + " END";
    }

    @Override
    protected List<Statement> createView(View view) {
        return super.createView(new View(view.name(), H2Text.physical(view.query())));
    }

    @Override
    protected List<Statement> createEnum(CreateEnum create, Schema before) {
        return new H2Enums(this, before).create(create.type());
    }

    @Override
    protected List<Statement> dropEnum(DropEnum drop, Schema before) {
        return sql("DROP DOMAIN " + H2Names.quoteDomain(drop.type()));
    }

    @Override
    protected List<Statement> addEnumValue(AddEnumValue add, Schema before) {
        return new H2Enums(this, before).add(add, add.apply(before));
    }

    @Override
    protected List<Statement> dropEnumValue(DropEnumValue drop, Schema before) {
        return new H2Enums(this, before).drop(drop, drop.apply(before));
    }

    @Override
    protected List<Statement> renameEnumValue(RenameEnumValue rename, Schema before) {
        return new H2Enums(this, before).rename(rename, rename.apply(before));
    }
}
