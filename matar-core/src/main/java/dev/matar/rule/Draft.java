package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schema that may not be whole yet.
 *
 * @param tables those that stand under their names
 * @param relations views, sequences and enum types
 */
record Draft(Set<String> namespaces, Map<Name, Draft.Sheet> tables, Map<Name, Member<Name>> relations) {

    /**
     * A table that may not be whole yet.
     *
     * @param parts constraints and indexes, which share their names
     */
    record Sheet(Table like, Map<String, Column> columns, Map<String, Table.Part> parts, String comment) {

        static Sheet of(Table table) {
            Map<String, Column> columns = new LinkedHashMap<>();
            table.columns().forEach(column -> columns.put(column.name(), column));
            return new Sheet(table, columns, partsOf(table), table.comment());
        }

        static Map<String, Table.Part> partsOf(Table table) {
            Map<String, Table.Part> parts = new LinkedHashMap<>();
            table.constraints().forEach(constraint -> parts.put(constraint.name(), constraint));
            table.indexes().forEach(index -> parts.merge(index.name(), index, (constraint, same) -> constraint));
            table.indexes().stream()
                    .filter(index -> parts.get(index.name()) != index)
                    .forEach(index -> parts.put(index.name() + " (index)", index));
            return parts;
        }

        Table table() {
            List<Constraint> constraints = new ArrayList<>();
            List<Index> indexes = new ArrayList<>();
            for (Table.Part part : parts.values()) {
                if (part instanceof Index index) {
                    indexes.add(index);
                } else {
                    constraints.add((Constraint) part);
                }
            }
            return new Table(
                    like.name(), Members.of(columns.values()), Members.of(constraints), Members.of(indexes), comment, like.options());
        }
    }

    static Draft empty() {
        return new Draft(new TreeSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Schema schema() {
        List<Table> all = new ArrayList<>();
        tables.values().forEach(sheet -> all.add(sheet.table()));
        return Schema.of(all, some(Sequence.class), some(EnumType.class), some(View.class), namespaces);
    }

    <T> List<T> some(Class<T> kind) {
        return relations.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
