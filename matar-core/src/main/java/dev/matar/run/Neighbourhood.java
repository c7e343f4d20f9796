package dev.matar.run;

import dev.matar.notation.Notation;
import dev.matar.operation.Operation;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tables, views, sequences and enum types that an operation may change, and what a schema says of them, line by line. */
public record Neighbourhood(Set<Name> names) {

    public Neighbourhood {
        names = Set.copyOf(names);
    }

    /** @param before a known schema, which the operation turns into the one after */
    static Neighbourhood of(Operation operation, Schema before, Schema after) {
        Set<Name> names = new TreeSet<>();
        operation.parts().stream()
                .filter(TableOperation.class::isInstance)
                .forEach(part -> names.add(((TableOperation) part).table()));
        addChanged(before.tables(), after.tables(), names);
        addChanged(before.views(), after.views(), names);
        addChanged(before.sequences(), after.sequences(), names);
        Set<Name> enums = new TreeSet<>();
        addChanged(before.enums(), after.enums(), enums);
        if (!enums.isEmpty()) {
            before.tables().stream().filter(table -> uses(table, enums)).forEach(table -> names.add(table.name()));
            names.addAll(enums);
        }
        return new Neighbourhood(names);
    }

    private static <T extends Member<Name>> void addChanged(Members<Name, T> before, Members<Name, T> after, Set<Name> names) {
        if (before == after) {
            return;
        }
        before.stream().filter(one -> differs(one, after)).forEach(one -> names.add(one.key()));
        after.stream().filter(one -> !before.has(one.key())).forEach(one -> names.add(one.key()));
    }

    /** Most are the very same object. */
    private static <T extends Member<Name>> boolean differs(T one, Members<Name, T> after) {
        T other = after.find(one.key()).orElse(null);
        return one != other && !one.equals(other);
    }

    private static boolean uses(Table table, Collection<Name> enums) {
        return table.columns().stream().anyMatch(column -> column.type().enumType().filter(enums::contains).isPresent());
    }

    /**
     * What there is and what it is called, but nothing that a database may spell in another way than was said: so that what is folded can
     * be held against what is there.
     */
    List<String> outline(Schema schema) {
        List<String> lines = new ArrayList<>();
        schema.namespaces().forEach(namespace -> lines.add("namespace " + namespace));
        for (Name name : names) {
            schema.views().find(name).ifPresent(view -> lines.add("view " + name));
            schema.sequences().find(name).ifPresent(sequence -> lines.add("sequence " + name));
            schema.tables().find(name).ifPresent(table -> outline(table, lines));
        }
        return sorted(lines);
    }

    private static void outline(Table table, List<String> lines) {
        String of = " of table " + table.name();
        lines.add("table " + table.name());
        for (Column column : table.columns()) {
            lines.add("column " + column.name() + (column.nullable() ? "" : ", not null,") + of);
        }
        for (Constraint constraint : table.constraints()) {
            String columns = constraint instanceof Constraint.Check ? "" : " (" + String.join(", ", constraint.columns()) + ")";
            lines.add(kind(constraint) + " " + constraint.name() + columns + of);
        }
        for (Index index : table.indexes()) {
            String keys = index.keys().stream().map(key -> key.expression() ? "(…)" : key.text()).collect(Collectors.joining(", "));
            lines.add((index.unique() ? "unique " : "") + "index " + index.name() + " (" + keys + ")" + of);
        }
    }

    /** In the words of the notation, which a picture is written in. */
    private static String kind(Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return "primary key";
        } else if (constraint instanceof Constraint.Unique) {
            return "unique";
        }
        return constraint instanceof Constraint.Check ? "check" : "foreign key";
    }

    /** All that a database says of itself, as it spells it: so that one look can be held against a later one. */
    List<String> picture(Schema live) {
        List<String> lines = new ArrayList<>();
        live.namespaces().forEach(namespace -> lines.add("namespace " + namespace));
        for (Name name : names) {
            live.views().find(name).ifPresent(view -> lines.add(view.toString()));
            live.sequences().find(name).ifPresent(sequence -> lines.add(sequence.toString()));
            live.tables().find(name).ifPresent(table -> picture(table, live, lines));
        }
        if (live.enums().keys().stream().anyMatch(names::contains)) {
            // All of them, since a type is changed by way of another one that takes its place.
            live.enums().forEach(type -> lines.add(type.toString()));
        }
        return sorted(lines.stream().map(line -> line.replace('\n', ' ')).toList());
    }

    private static void picture(Table table, Schema live, List<String> lines) {
        String of = " of table " + table.name();
        lines.add("table " + table.name() + " " + table.comment() + " " + table.options());
        for (Column column : table.columns()) {
            String values = column.type().enumType().flatMap(live.enums()::find).map(EnumType::toString).orElse("");
            lines.add(Notation.write(column) + values + of);
        }
        table.constraints().forEach(constraint -> lines.add(Notation.write(constraint) + of));
        table.indexes().forEach(index -> lines.add(Notation.write(index) + of));
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }
}
