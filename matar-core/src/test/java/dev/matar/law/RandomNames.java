package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names as people and programs give them, plain ones and odd ones. */
final class RandomNames {

    private static final List<String> PLAIN = List.of(
            "organization", "category", "post", "post_activity", "title", "code", "sort_order", "created_at", "author", "language",
            "media", "is_active", "payload", "amount", "org_type", "body", "name", "label", "state", "a");

    private static final List<String> ODD = List.of(
            "_id", "user", "order", "group", "select", "Mixed Case", "CamelCase", "UPPER", "naïve", "таблица", "日本", "with\"quote",
            "semi;colon", "it's", "with.dot", "per%cent", "1st", "dash-ed", "null", "date", "key", "type", "value", "dollar$sign",
            "comma, name", "a_name_so_long_that_it_almost_reaches_what_postgresql_takes", "column", "references", "(paren)", "#hash");

    /** Those of the names that are types of PostgreSQL's. */
    private static final Set<String> BUILT_IN_TYPES = Set.of("name", "date");

    private final Dice dice;
    private final Features features;
    private final boolean few;
    private final Set<String> reserved = new HashSet<>();

    RandomNames(Dice dice, Features features, boolean few) {
        this.dice = dice;
        this.features = features;
        this.few = few;
    }

    /** A name for a table, view, sequence or enum type that nothing in the schema has. */
    Name relation(Schema schema) {
        String namespace = schema.namespaces().isEmpty() || dice.chance(60) ? "" : dice.pick(List.copyOf(schema.namespaces()));
        return new Name(namespace, inSchema(schema));
    }

    /** A name for an enum type. */
    Name enumType(Schema schema) {
        while (true) {
            Name name = relation(schema);
            boolean hidden = name.namespace().isEmpty() && BUILT_IN_TYPES.contains(name.local());
            if (!hidden || features.can(Feature.ENUMS_NAMED_LIKE_BUILT_IN_TYPES)) {
                return name;
            }
        }
    }

    /** A name that nothing in the schema has, not even a constraint. */
    String inSchema(Schema schema) {
        return apartFrom(taken(schema));
    }

    /** A name that nothing in the schema or in a table beside it has. */
    String inSchema(Schema schema, Table table) {
        Set<String> taken = taken(schema);
        taken.add(fold(table.name().local()));
        addParts(table, taken);
        return apartFrom(taken);
    }

    String column(Table table) {
        Set<String> taken = new HashSet<>();
        table.columns().keys().forEach(c -> taken.add(fold(c)));
        return apartFrom(taken);
    }

    String namespace(Schema schema) {
        Set<String> taken = new HashSet<>();
        schema.namespaces().forEach(n -> taken.add(fold(n)));
        while (true) {
            String name = "ns " + apartFrom(taken);
            if (fits(name)) {
                return name;
            }
        }
    }

    /** Keeps the names of a schema's views and foreign keys for what has them. */
    void reserve(Schema schema) {
        schema.views().keys().forEach(n -> reserved.add(fold(n.local())));
        schema.tables().forEach(t -> t.foreignKeys().forEach(k -> reserved.add(fold(k.name()))));
    }

    private Set<String> taken(Schema schema) {
        Set<String> taken = new HashSet<>(reserved);
        schema.tables().keys().forEach(n -> taken.add(fold(n.local())));
        schema.views().keys().forEach(n -> taken.add(fold(n.local())));
        schema.sequences().keys().forEach(n -> taken.add(fold(n.local())));
        schema.enums().keys().forEach(n -> taken.add(fold(n.local())));
        schema.tables().forEach(table -> addParts(table, taken));
        return taken;
    }

    private void addParts(Table table, Set<String> taken) {
        table.constraints().keys().forEach(n -> taken.add(fold(n)));
        table.indexes().keys().forEach(n -> taken.add(fold(n)));
    }

    private String fold(String name) {
        return features.can(Feature.NAMES_BY_CASE) ? name : name.toLowerCase(Locale.ROOT);
    }

    private String apartFrom(Set<String> taken) {
        while (true) {
            String name = any(taken.size());
            if (fits(name) && !taken.contains(fold(name))) {
                return name;
            }
        }
    }

    private boolean fits(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= features.nameBytes();
    }

    private String any(int taken) {
        if (few) {
            return "n" + dice.below(20 + taken);
        }
        String name = dice.chance(30) ? dice.pick(ODD) : dice.pick(PLAIN);
        return dice.chance(70) ? name + "_" + dice.below(100) : name;
    }

    /** Whether rows may be given nulls in a column of this name, so that it can never be made not null where rows are. */
    static boolean mayHoldNull(String column) {
        char last = column.charAt(column.length() - 1);
        return Character.isDigit(last) && (last - '0') % 3 == 0;
    }

    /** A column in an expression: for no engine's eyes sometimes without quotes, and in another case. */
    String inExpression(String column) {
        boolean plain = column.matches("[A-Za-z_][A-Za-z0-9_]*") && !List.of("order", "select", "group", "null").contains(column);
        boolean loose = plain && features.can(Feature.PRETENCE) && dice.chance(50);
        return loose ? dice.pick(List.of(column, column.toUpperCase(Locale.ROOT))) : quoted(column);
    }

    /** A name in SQL; always in quotes, so that it means the same on every engine. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(Name name) {
        return name.namespace().isEmpty() ? quoted(name.local()) : quoted(name.namespace()) + "." + quoted(name.local());
    }
}
