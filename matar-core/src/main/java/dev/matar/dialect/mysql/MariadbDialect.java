package dev.matar.dialect.mysql;

import dev.matar.dialect.Bounds;
import dev.matar.dialect.Engine;
import dev.matar.dialect.Statement;
import dev.matar.operation.RenameColumn;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Optional;

/** MariaDB 10.6 and newer, MySQL's cousin: with sequences and UUIDs, without indexes over expressions. */
public final class MariadbDialect extends MysqlDialect {

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String title() {
        return "MariaDB";
    }

    @Override
    public boolean speaks(String url) {
        return url.startsWith("jdbc:mariadb:");
    }

    @Override
    public Engine engine() {
        return new MysqlEngine(this, "org.mariadb.jdbc.Driver");
    }

    @Override
    Product product() {
        return Product.MARIADB;
    }

    /** A variant for MySQL is one for MariaDB, too, where there is none for MariaDB alone. */
    @Override
    public Type resolve(Type type) {
        boolean isOwn = type instanceof Type.Variant variant && variant.byDialect().containsKey(name());
        return type.resolve(isOwn ? name() : "mysql");
    }

    @Override
    protected String type(Type type) {
        return type instanceof Type.Uuid ? "UUID" : super.type(type);
    }

    /** A computed column takes no {@code not null}; see "Generated Columns" in its Knowledge Base. */
    @Override
    boolean forgetsNotNull(Default value) {
        return value instanceof Default.Computed;
    }

    /**
     * A check that is called as its column belongs to the column, and is part of its definition; see "CONSTRAINT" in the Knowledge
     * Base.
     */
    @Override
    Optional<Column> columnOf(Table table, Constraint constraint) {
        return constraint instanceof Constraint.Check check && Expression.of(check.expression()).mentions(check.name())
                ? table.columns().find(check.name())
                : Optional.empty();
    }

    @Override
    protected String columnDefinition(Table table, Column column) {
        String definition = super.columnDefinition(table, column);
        return table == null
                ? definition
                : definition + table.constraints().find(column.name())
                        .filter(check -> columnOf(table, check).isPresent())
                        .map(check -> " CHECK (" + MysqlText.physical(((Constraint.Check) check).expression()) + ")")
                        .orElse("");
    }

    @Override
    protected List<Statement> addConstraint(Name table, Constraint constraint, Schema before) {
        Optional<Column> column = before.isKnown() ? columnOf(before.table(table), constraint) : Optional.empty();
        return column.isEmpty()
                ? super.addConstraint(table, constraint, before)
                : alterTable(table, modify(
                        before.table(table).constraints(before.table(table).constraints().with(constraint)), spell(column.get(), before)));
    }

    @Override
    boolean indexesExpressions() {
        return false;
    }

    /** Checks and computed columns follow, too. */
    @Override
    List<Statement> renameColumn(RenameColumn rename, List<Statement> statements, Schema before) {
        return statements;
    }

    @Override
    String invisible() {
        return "IGNORED";
    }

    /** See "CREATE SEQUENCE" in the Knowledge Base. */
    @Override
    public long usualSequenceCache() {
        return 1000;
    }

    @Override
    Sequence normalize(Sequence sequence) {
        return usual(sequence).leftOutOf(sequence);
    }

    private static Bounds usual(Sequence sequence) {
        boolean up = sequence.increment() > 0;
        return new Bounds(up ? 1 : -Long.MAX_VALUE, up ? Long.MAX_VALUE - 1 : -1);
    }

    @Override
    protected boolean hasSequences() {
        return true;
    }

    @Override
    protected List<Statement> alterSequence(Sequence to, Schema before) {
        return sql("ALTER SEQUENCE " + quote(to.name()) + " START WITH " + to.start() + sequenceOptions(to));
    }

    @Override
    protected String sequenceOptions(Sequence sequence) {
        return super.sequenceOptions(sequence).replace("NO CYCLE", "NOCYCLE");
    }
}
