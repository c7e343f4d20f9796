package dev.matar.law;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Expression;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.List;
import java.util.Optional;

/**
 * Takes the views and foreign keys off a schema, so that what they hold fast can change, and puts back those that still make sense.
 */
final class Changes {

    private final Schema before;

    Changes(Schema before) {
        this.before = before;
    }

    Schema bare() {
        Schema bare = before.views(Members.none());
        for (Table table : before.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                bare = bare.with(bare.table(table.name()).constraints(
                        bare.table(table.name()).constraints().without(key.name())));
            }
        }
        return bare;
    }

    Schema clothe(Schema changed) {
        Schema whole = changed;
        for (Table table : before.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                if (fits(key, table.name(), whole)) {
                    Table there = whole.table(table.name());
                    whole = whole.with(there.constraints(there.constraints().with(key)));
                }
            }
        }
        for (View view : before.views()) {
            boolean free = isFree(view.name(), whole);
            whole = free && readsOn(view, whole) ? whole.views(whole.views().with(view)) : whole;
        }
        return whole;
    }

    private boolean fits(Constraint.ForeignKey key, Name name, Schema schema) {
        Optional<Table> table = schema.tables().find(name);
        Optional<Table> target = schema.tables().find(key.target().table());
        boolean there = table.isPresent()
                && target.isPresent()
                && !schema.tables().stream().anyMatch(t -> t.constraints().has(key.name()) || t.indexes().has(key.name()))
                && target.get().hasKey(key.target().columns());
        if (!there) {
            return false;
        }
        for (int i = 0; i < key.columns().size(); i++) {
            Optional<Column> from = table.get().columns().find(key.columns().get(i));
            Optional<Column> to = target.get().columns().find(key.target().columns().get(i));
            if (from.isEmpty() || to.isEmpty() || from.get().isComputed() || !from.get().type().equals(to.get().type())) {
                return false;
            }
        }
        boolean setsNull = key.onDelete() == Constraint.Action.SET_NULL || key.onUpdate() == Constraint.Action.SET_NULL;
        return !setsNull || key.columns().stream().allMatch(c -> table.get().column(c).nullable());
    }

    private static boolean isFree(Name name, Schema schema) {
        boolean namespace = name.namespace().isEmpty() || schema.namespaces().contains(name.namespace());
        return namespace
                && !schema.tables().has(name)
                && !schema.views().has(name)
                && !schema.sequences().has(name)
                && !schema.enums().has(name);
    }

    /** Whether all that a view spoke of before is there, under the same names. */
    private boolean readsOn(View view, Schema schema) {
        for (View other : before.views()) {
            if (!other.name().equals(view.name()) && view.reads(other.name()) && !schema.views().has(other.name())) {
                return false;
            }
        }
        for (Table table : before.tables()) {
            if (view.reads(table.name()) && !hasAll(view, table, schema.tables().find(table.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasAll(View view, Table before, Optional<Table> after) {
        List<String> read = before.columns().keys().stream()
                .filter(c -> Expression.of(view.query()).mentions(c))
                .toList();
        return after.isPresent() && after.get().columns().keys().containsAll(read);
    }
}
