package dev.matar.writer;

import static dev.matar.writer.Expr.call;
import static dev.matar.writer.Expr.callOf;
import static dev.matar.writer.Expr.sql;
import static dev.matar.writer.Expr.text;

import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Table;
import dev.matar.writer.Expr.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables, constraints and indexes in the words of {@code dev.matar.migration.Ddl}; a name that the convention gives is left out. */
record JavaTables(Naming naming) {

    /** The arguments of {@code createTable}. */
    List<Expr> write(Table table) {
        List<Expr> parts = new ArrayList<>(List.of(text(table.name().toString())));
        table.columns().forEach(column -> parts.add(JavaColumns.write(column)));
        table.constraints().forEach(constraint -> parts.add(write(table.name(), constraint)));
        table.indexes().forEach(index -> parts.add(write(table.name(), index)));
        if (table.comment().isEmpty() && table.options().isEmpty()) {
            return parts;
        }
        Chain whole = call("table", parts);
        whole = table.comment().isEmpty() ? whole : whole.then("comment", text(table.comment()));
        return List.of(withOptions(whole, table.options()));
    }

    Chain write(Name table, Constraint constraint) {
        String usual = naming.name(table, constraint.named("")).name();
        return named(written(constraint), constraint.name(), usual, table);
    }

    private static Chain written(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey key) {
            return callOf("primaryKey", key.columns());
        } else if (constraint instanceof Constraint.Unique key) {
            return withTiming(callOf("unique", key.columns()), key.timing());
        } else if (constraint instanceof Constraint.ForeignKey key) {
            return foreignKey(key);
        }
        return call("check", sql(((Constraint.Check) constraint).expression()));
    }

    private static Chain foreignKey(Constraint.ForeignKey key) {
        List<Expr> target = new ArrayList<>(List.of(text(key.target().table().toString())));
        key.target().columns().forEach(column -> target.add(text(column)));
        Chain written = callOf("foreignKey", key.columns())
                .then(key.target().external() ? "referencesExternal" : "references", target.toArray(Expr[]::new));
        written = withAction(written, "onDelete", key.onDelete());
        written = withAction(written, "onUpdate", key.onUpdate());
        return withTiming(written, key.timing());
    }

    private static Chain withAction(Chain key, String when, Constraint.Action action) {
        return switch (action) {
            case NO_ACTION -> key;
            case RESTRICT -> key.then(when, call("restrict"));
            case CASCADE -> key.then(when, call("cascade"));
            case SET_NULL -> key.then(when, call("setNull"));
            case SET_DEFAULT -> key.then(when, call("setDefault"));
        };
    }

    private static Chain withTiming(Chain key, Constraint.Timing timing) {
        return switch (timing) {
            case IMMEDIATE -> key;
            case DEFERRABLE -> key.then("deferrable");
            case DEFERRED -> key.then("deferred");
        };
    }

    Chain write(Name table, Index index) {
        Chain written = call("index", keys(index.keys()));
        written = index.unique() ? written.then("asUnique") : written;
        written = index.where().isEmpty() ? written : written.then("where", sql(index.where()));
        if (!index.include().isEmpty()) {
            written = written.then("include", index.include().stream().map(Expr::text).toArray(Expr[]::new));
        }
        return named(withOptions(written, index.options()), index.name(), naming.name(table, index.named("")).name(), table);
    }

    private static List<? extends Expr> keys(List<Index.Key> keys) {
        boolean plain = keys.stream().allMatch(key -> key.equals(Index.Key.column(key.text())));
        return keys.stream().map(key -> plain ? text(key.text()) : key(key)).toList();
    }

    private static Chain key(Index.Key key) {
        Chain written = key.expression()
                ? call("expression", sql(key.text()))
                : call(key.descending() ? "desc" : "asc", text(key.text()));
        written = key.expression() && key.descending() ? written.then("desc") : written;
        return switch (key.nulls()) {
            case DEFAULT -> written;
            case FIRST -> written.then("nullsFirst");
            case LAST -> written.then("nullsLast");
        };
    }

    private static Chain withOptions(Chain chain, Map<String, String> options) {
        Chain written = chain;
        for (Map.Entry<String, String> option : options.entrySet()) {
            written = written.then("option", text(option.getKey()), text(option.getValue()));
        }
        return written;
    }

    private static Chain named(Chain chain, String name, String usual, Name table) {
        if (name.isEmpty()) {
            throw new Refusal(
                    "unwritable-operation",
                    "A constraint or index of table " + table + " has no name, and would get one by being written down.",
                    "Name it by the convention first.");
        }
        return name.equals(usual) ? chain : chain.then("named", text(name));
    }
}
