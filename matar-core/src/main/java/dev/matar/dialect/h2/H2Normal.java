package dev.matar.dialect.h2;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.Map;
import java.util.TreeMap;

/** Parts of a schema as H2 would report them. */
final class H2Normal {

    private H2Normal() {}

    static Schema of(Schema schema) {
        if (!schema.isKnown()) {
            return schema;
        }
        return Schema.of(
                schema.tables().stream().map(H2Normal::of).toList(),
                schema.sequences().stream().map(H2Bounds::normalize).toList(),
                schema.enums().list(),
                schema.views().stream().map(H2Normal::of).toList(),
                schema.namespaces());
    }

    private static Table of(Table table) {
        return new Table(
                table.name(),
                Members.of(table.columns().stream().map(H2Normal::of).toList()),
                Members.of(table.constraints().stream().map(H2Normal::of).toList()),
                Members.of(table.indexes().stream().map(H2Normal::of).toList()),
                table.comment(),
                own(table.options()));
    }

    /** The options that are meant for H2. */
    private static Map<String, String> own(Map<String, String> options) {
        Map<String, String> own = new TreeMap<>(options);
        own.keySet().removeIf(option -> !option.startsWith("h2."));
        return own;
    }

    static Column of(Column column) {
        Type type = H2Types.normalize(column.type().resolve("h2"));
        Default value = H2Defaults.normalize(type, column.defaultValue());
        boolean nullable = column.nullable() && !(value instanceof Default.Identity);
        return new Column(column.name(), type, nullable, value, column.comment());
    }

    /** A constraint; restrict is what H2 does when it has to do nothing. */
    static Constraint of(Constraint constraint) {
        if (constraint instanceof Constraint.Check check) {
            return new Constraint.Check(check.name(), H2Conditions.tidy(H2Text.tidy(check.expression())));
        } else if (constraint instanceof Constraint.ForeignKey key) {
            return key.onDelete(of(key.onDelete())).onUpdate(of(key.onUpdate()));
        }
        return constraint;
    }

    private static Constraint.Action of(Constraint.Action action) {
        return action == Constraint.Action.RESTRICT ? Constraint.Action.NO_ACTION : action;
    }

    private static Index of(Index index) {
        return new Index(
                index.name(),
                index.keys().stream().map(H2Normal::of).toList(),
                index.unique(),
                H2Text.tidy(index.where()),
                index.include(),
                own(index.options()));
    }

    /** A key; nulls are the least of all values unless the index says otherwise. */
    static Index.Key of(Index.Key key) {
        Index.Nulls usual = key.descending() ? Index.Nulls.LAST : Index.Nulls.FIRST;
        String text = key.expression() ? H2Text.tidy(key.text()) : key.text();
        return new Index.Key(
                text, key.expression(), key.descending(), key.nulls() == usual ? Index.Nulls.DEFAULT : key.nulls());
    }

    private static View of(View view) {
        return new View(view.name(), H2Text.tidy(view.query()));
    }
}
