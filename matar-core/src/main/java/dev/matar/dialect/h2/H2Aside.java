package dev.matar.dialect.h2;

import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A constraint that has to step aside while something goes that H2 has it rely on, though it could do without.
 *
 * <p>H2 lets a key use any index over its columns, and a foreign key any key over the columns that it refers to.
 */
record H2Aside(Name table, Constraint constraint) {

    /** What relies on a key of a table, in the order in which it can be dropped. */
    static List<H2Aside> forConstraint(Table table, String name, Schema schema) {
        Constraint gone = table.constraint(name);
        boolean isKey = gone instanceof Constraint.PrimaryKey || gone instanceof Constraint.Unique;
        return isKey ? referringTo(table.name(), Set.copyOf(gone.columns()), schema) : List.of();
    }

    /** What relies on an index of a table, in the order in which it can be dropped. */
    static List<H2Aside> forIndex(Table table, String name, Schema schema) {
        Index index = table.index(name);
        Set<String> keys =
                new HashSet<>(index.keys().stream().map(Index.Key::text).toList());
        Set<String> columns = new HashSet<>(keys);
        columns.addAll(index.include());
        Set<H2Aside> aside = new LinkedHashSet<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.ForeignKey
                    && Set.copyOf(constraint.columns()).equals(columns)) {
                aside.add(new H2Aside(table.name(), constraint));
            }
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Unique
                    && index.unique()
                    && Set.copyOf(constraint.columns()).equals(keys)) {
                aside.addAll(referringTo(table.name(), keys, schema));
                aside.add(new H2Aside(table.name(), constraint));
            }
        }
        return List.copyOf(aside);
    }

    private static List<H2Aside> referringTo(Name target, Set<String> columns, Schema schema) {
        List<H2Aside> aside = new ArrayList<>();
        for (Table table : schema.tables()) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                boolean refers = !key.target().external()
                        && key.target().table().equals(target)
                        && Set.copyOf(key.target().columns()).equals(columns);
                if (refers) {
                    aside.add(new H2Aside(table.name(), key));
                }
            }
        }
        return aside;
    }
}
