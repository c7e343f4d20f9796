package dev.matar.dialect.postgresql;

import dev.matar.dialect.Bounds;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A schema as PostgreSQL would report it, as far as that can be told without asking it.
 *
 * <p>What only the server knows is left alone: the text of expressions that are more than a literal, of checks and
 * views.
 */
final class Normalization {

    static final String OPTIONS = "postgresql.";

    private Normalization() {}

    static Schema of(Schema schema) {
        if (!schema.isKnown()) {
            return schema;
        }
        return Schema.of(
                schema.tables().stream().map(Normalization::table).toList(),
                schema.sequences().stream().map(Normalization::sequence).toList(),
                schema.enums().list(),
                schema.views().stream()
                        .map(v -> new View(v.name(), query(v.query())))
                        .toList(),
                schema.namespaces());
    }

    private static Table table(Table table) {
        return new Table(
                table.name(),
                Members.of(table.columns().stream().map(Normalization::column).toList()),
                Members.of(table.constraints().stream()
                        .map(constraint -> constraint(constraint, table))
                        .toList()),
                Members.of(table.indexes().stream().map(i -> index(i, table)).toList()),
                table.comment(),
                options(table.options()));
    }

    static Column column(Column column) {
        Column typed = column.type(Types.normalize(column.type()));
        Default value = Defaults.normalize(typed.defaultValue(), typed.type());
        Column normal = typed.from(value);
        return value instanceof Default.Identity ? normal.notNull() : normal;
    }

    private static Constraint constraint(Constraint constraint, Table table) {
        return constraint instanceof Constraint.Check check
                ? new Constraint.Check(check.name(), ListedValues.read(Texts.unwrap(check.expression()), table.columns()))
                : constraint;
    }

    static Index index(Index index, Table table) {
        Map<String, String> options = options(index.options());
        options.remove(Options.CONCURRENTLY);
        options.computeIfPresent(Options.USING, (k, method) -> method.toLowerCase(Locale.ROOT));
        options.remove(Options.USING, "btree");
        return new Index(
                index.name(),
                index.keys().stream().map(key -> key(key, table)).toList(),
                index.unique(),
                Texts.unwrap(index.where()),
                index.include(),
                options);
    }

    private static Index.Key key(Index.Key key, Table table) {
        String text = key.expression() ? Texts.unwrap(key.text()) : key.text();
        // The server takes a column in parentheses for the column itself.
        boolean expression = key.expression() && !table.columns().has(text);
        boolean usual = key.nulls() == (key.descending() ? Index.Nulls.FIRST : Index.Nulls.LAST);
        return new Index.Key(text, expression, key.descending(), usual ? Index.Nulls.DEFAULT : key.nulls());
    }

    private static Map<String, String> options(Map<String, String> options) {
        Map<String, String> own = new TreeMap<>(options);
        own.keySet().removeIf(option -> !option.startsWith(OPTIONS));
        return own;
    }

    static Sequence sequence(Sequence s) {
        return Bounds.usual(s.start(), s.increment()).leftOutOf(s);
    }

    static String query(String query) {
        String text = query.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
    }
}
