package dev.matar.compare;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some of a schema, and whole nevertheless: a foreign key to a table that is left out becomes one that leaves the schema, and what is about a
 * column that is left out goes with it. Types and sequences that its tables use are in it, whether they are picked or not.
 *
 * @param objects picks tables, views, sequences and enum types
 * @param parts picks columns, constraints and indexes of a table
 */
public record Selection(Predicate<Member<Name>> objects, BiPredicate<Table, Table.Part> parts) {

    public Schema of(Schema schema) {
        List<Table> tables = picked(schema.tables()).stream().map(this::picked).toList();
        Members<Name, Table> left = Members.of(tables);
        return Schema.of(
                tables.stream().map(table -> apart(table, left)).toList(),
                pickedOrUsed(schema.sequences(), sequence -> tables.stream().anyMatch(table -> draws(table, sequence.name()))),
                pickedOrUsed(schema.enums(), type -> tables.stream().anyMatch(table -> hasType(table, type.name()))),
                picked(schema.views()),
                schema.namespaces());
    }

    private <T extends Member<Name>> List<T> picked(Members<Name, T> members) {
        return members.stream().filter(objects).toList();
    }

    private <T extends Member<Name>> List<T> pickedOrUsed(Members<Name, T> members, Predicate<T> isUsed) {
        return members.stream().filter(one -> objects.test(one) || isUsed.test(one)).toList();
    }

    private static boolean draws(Table table, Name sequence) {
        return table.columns().stream()
                .anyMatch(column -> column.defaultValue() instanceof Default.Expression value && value.draws(sequence));
    }

    private static boolean hasType(Table table, Name type) {
        return table.columns().stream().anyMatch(column -> column.type().enumType().filter(type::equals).isPresent());
    }

    private Table picked(Table table) {
        Set<String> gone = table.columns().stream().filter(column -> !parts.test(table, column)).map(Column::name).collect(Collectors.toSet());
        List<Constraint> constraints = table.constraints().stream()
                .filter(one -> gone.stream().noneMatch(one::uses) && parts.test(table, one))
                .toList();
        List<Index> indexes = table.indexes().stream()
                .filter(one -> gone.stream().noneMatch(one::uses) && parts.test(table, one))
                .toList();
        List<Column> columns = table.columns().stream()
                .filter(one -> !gone.contains(one.name()) && gone.stream().noneMatch(one::uses))
                .toList();
        return new Table(
                table.name(), Members.of(columns), Members.of(constraints), Members.of(indexes), table.comment(), table.options());
    }

    private static Table apart(Table table, Members<Name, Table> left) {
        List<Constraint> constraints = new ArrayList<>();
        for (Constraint one : table.constraints()) {
            if (one instanceof Constraint.ForeignKey key && !key.target().external()) {
                Constraint.Reference target = key.target();
                if (!left.has(target.table())) {
                    constraints.add(key.target(new Constraint.Reference(target.table(), target.columns(), true)));
                } else if (left.find(target.table()).orElseThrow().columns().keys().containsAll(target.columns())) {
                    constraints.add(key);
                }
            } else {
                constraints.add(one);
            }
        }
        return table.constraints(Members.of(constraints));
    }
}
