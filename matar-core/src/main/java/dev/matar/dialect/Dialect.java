package dev.matar.dialect;

import dev.matar.operation.Operation;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * One kind of database: how it says an operation, and how its catalog is read.
 *
 * <p>Everything but {@link #inspect} and {@link #reread} is pure. What an engine cannot do is refused with the code
 * {@code unsupported}, in a sentence that names both. Found by {@link java.util.ServiceLoader}.
 */
public interface Dialect {

    /** Its name in settings and variants: {@code postgresql}, {@code sqlite}, {@code h2}. */
    String name();

    /** Its name for people: {@code PostgreSQL}. */
    String title();

    /** Whether a JDBC url is for this kind of database. */
    boolean speaks(String url);

    /** How such a database is reached and behaves. */
    Engine engine();

    /**
     * The statements that do an operation on a database of a schema.
     *
     * @param before the schema that the operation finds; may be unknown, and is then refused only if it is needed
     */
    List<Statement> render(Operation operation, Schema before);

    /** The same operations, those put together that this engine does better at once. */
    default List<Operation> arrange(List<Operation> operations) {
        return operations;
    }

    /** The schema as this database would report it, as far as that can be told without asking it. */
    Schema normalize(Schema schema);

    /** What is there now, by a constant number of catalog queries. */
    Schema inspect(Connection connection, Scope scope) throws SQLException;

    /** Whether the statements of an operation are made from more than a folded schema can know, so that {@link #reread} is needed. */
    default boolean rereads(Operation operation) {
        return false;
    }

    /** A schema with what an operation writes anew read again: what no history tells of is then carried along, not lost. */
    default Schema reread(Connection connection, Operation operation, Schema before) throws SQLException {
        return before;
    }

    /** An identifier as it stands in SQL, quoted where this database would otherwise change or reserve it. */
    String quote(String identifier);

    /** A qualified name as it stands in SQL. */
    default String quote(Name name) {
        return name.namespace().isEmpty() ? quote(name.local()) : quote(name.namespace()) + "." + quote(name.local());
    }

    /** A value as it stands in SQL; see {@code InsertRows} for what a value can be. */
    String literal(Object value);

    /**
     * The condition that a value is the same after it was cast to another type and back.
     *
     * @param column its quoted name
     */
    String comesBack(String column, Type from, Type to);

    /** The clock as an SQL expression: the time of the statement rather than of its transaction, where there is a choice. */
    default String now() {
        return "CURRENT_TIMESTAMP";
    }

    /** The clock at the start of the transaction as an SQL expression; none where nobody can ask for it later. */
    default Optional<String> transactionStart() {
        return Optional.empty();
    }

    /** The type that a spelling of this database's stands for; a native one where no other type says it. */
    Type readType(String spelling);

    /** What a schema calls the thing that SQL calls by an identifier, which stands in quotes there or without. */
    default String readName(String identifier, boolean quoted) {
        return identifier;
    }

    /** An expression written for this database, as a schema spells it. */
    default String readExpression(String sql) {
        return sql;
    }

    /** How many numbers a session takes from a sequence at once where nobody says how many. */
    default long usualSequenceCache() {
        return 1;
    }

    /** Whether an enum type that no column has leaves no trace here, so that only the history knows of it. */
    default boolean forgetsEnumTypes() {
        return false;
    }

    /**
     * What was seen of a database, with what it forgets.
     *
     * @param told the schema by the history; nothing is taken from it where it is unknown
     */
    default Schema remembering(Schema seen, Schema told) {
        Schema whole = seen;
        if (forgetsEnumTypes() && seen.isKnown() && told.isKnown()) {
            for (EnumType type : told.enums()) {
                whole = seen.enums().has(type.name()) ? whole : whole.enums(whole.enums().with(type));
            }
        }
        return whole;
    }

    /** How this database's SQL is cut into statements. */
    SqlSyntax syntax();

    /** How this database itself names what nobody has named; none where such names say nothing. */
    default Optional<Naming> naming() {
        return Optional.empty();
    }

    /** What gives a primary key another name; nothing where no other table's names could be in the way of it. */
    default List<Statement> renameKey(Name table, String key, String to) {
        return List.of();
    }

    /** Whether a rolled back transaction takes its DDL back, too. */
    boolean transactionalDdl();
}
