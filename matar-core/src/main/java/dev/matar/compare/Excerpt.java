package dev.matar.compare;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of two schemas differs, and what it needs in order to stand alone: the tables that it refers to (without what those refer to),
 * the types and sequences that it uses, the views that read it.
 *
 * <p>It is as large as the difference, however large the schemas are.
 *
 * @param names what is in it because it differs, or reads what does
 */
public record Excerpt(Set<Name> names, Schema before, Schema after) {

    /** The excerpts of two schemas. */
    public static Excerpt of(Schema before, Schema after) {
        return of(before, after, Set.of());
    }

    /**
     * The excerpts of two schemas, the first of which has its renames behind it.
     *
     * @param renamed tables that are of interest for that
     */
    public static Excerpt of(Schema before, Schema after, Set<Name> renamed) {
        Set<Name> names = differing(before, after);
        names.addAll(renamed);
        return around(withReaders(names, before, after), before, after);
    }

    /** The excerpts for what only the database can tell, which may be empty. */
    static Excerpt ofUnsettled(Schema before, Schema after) {
        return around(Unsettled.among(withReaders(differing(before, after), before, after), before, after), before, after);
    }

    private static Set<Name> withReaders(Set<Name> differing, Schema before, Schema after) {
        Set<Name> names = new LinkedHashSet<>(differing);
        addReaders(before, names);
        addReaders(after, names);
        return names;
    }

    private static Excerpt around(Set<Name> names, Schema before, Schema after) {
        Set<Name> beside = new LinkedHashSet<>(neededBy(names, before));
        beside.addAll(neededBy(names, after));
        Set<Name> relations = new LinkedHashSet<>(names);
        relations.addAll(beside);
        addUsed(relations, before, beside);
        addUsed(relations, after, beside);
        beside.removeAll(names);
        Schema was = only(before, names, beside);
        Schema is = only(after, names, beside);
        return new Excerpt(names, was.namespaces(namespaces(before, after, was, is)), is.namespaces(namespaces(after, before, is, was)));
    }

    /** Those of a schema that one of the excerpts uses, or that the other schema has not. */
    private static Set<String> namespaces(Schema schema, Schema other, Schema excerpt, Schema otherExcerpt) {
        Set<String> namespaces = new HashSet<>(schema.namespaces());
        namespaces.removeAll(other.namespaces());
        namespaces.addAll(excerpt.namespaces());
        namespaces.addAll(otherExcerpt.namespaces());
        namespaces.retainAll(schema.namespaces());
        return namespaces;
    }

    /** What is in one of the schemas only, or otherwise in the other. */
    private static Set<Name> differing(Schema before, Schema after) {
        Set<Name> names = new LinkedHashSet<>();
        addDiffering(before.tables(), after.tables(), names);
        addDiffering(before.sequences(), after.sequences(), names);
        addDiffering(before.views(), after.views(), names);
        Set<Name> enums = new HashSet<>();
        addDiffering(before.enums(), after.enums(), enums);
        Stream.of(before, after).flatMap(schema -> schema.tables().stream())
                .filter(table -> table.columns().stream().anyMatch(c -> c.type().enumType().filter(enums::contains).isPresent()))
                .forEach(table -> names.add(table.name()));
        names.addAll(enums);
        return names;
    }

    private static <T extends Member<Name>> void addDiffering(Members<Name, T> before, Members<Name, T> after, Set<Name> names) {
        before.stream().filter(one -> !one.equals(after.find(one.key()).orElse(null))).forEach(one -> names.add(one.key()));
        after.keys().stream().filter(name -> !before.has(name)).forEach(names::add);
    }

    /** A view that reads what differs has to be looked at, and so have its own readers. */
    private static void addReaders(Schema schema, Set<Name> names) {
        boolean more = !schema.views().isEmpty();
        while (more) {
            List<Name> readers = schema.views().stream()
                    .filter(view -> !names.contains(view.name()) && names.stream().anyMatch(view::reads))
                    .map(View::name)
                    .toList();
            more = names.addAll(readers);
        }
    }

    private static Set<Name> neededBy(Set<Name> names, Schema schema) {
        Set<Name> needed = new LinkedHashSet<>();
        for (Name name : names) {
            schema.tables().find(name).ifPresent(table -> table.foreignKeys().stream()
                    .filter(key -> !key.target().external())
                    .forEach(key -> needed.add(key.target().table())));
            schema.views().find(name).ifPresent(view -> addRead(view, schema, needed));
        }
        return needed;
    }

    private static void addRead(View view, Schema schema, Set<Name> needed) {
        schema.tables().keys().stream().filter(view::reads).forEach(needed::add);
        for (View other : schema.views()) {
            if (!other.name().equals(view.name()) && view.reads(other.name()) && needed.add(other.name())) {
                addRead(other, schema, needed);
            }
        }
    }

    /** The types and sequences that tables use. */
    private static void addUsed(Set<Name> relations, Schema schema, Set<Name> used) {
        for (Name relation : relations) {
            for (Column column : schema.tables().find(relation).map(table -> table.columns().list()).orElse(List.of())) {
                column.type().enumType().ifPresent(used::add);
                if (column.defaultValue() instanceof Default.Expression expression) {
                    schema.sequences().keys().stream()
                            .filter(sequence -> draws(expression.sql(), sequence.local()))
                            .forEach(used::add);
                }
            }
        }
    }

    /** A quote in a name is doubled in SQL. */
    private static boolean draws(String sql, String sequence) {
        return sql.contains(sequence) || sql.contains(sequence.replace("\"", "\"\""));
    }

    private static Schema only(Schema schema, Set<Name> names, Set<Name> beside) {
        List<Table> tables = schema.tables().stream()
                .filter(table -> names.contains(table.name()) || beside.contains(table.name()))
                .map(table -> names.contains(table.name()) ? table : withoutForeignKeys(table))
                .toList();
        List<View> views = among(schema.views(), names, beside);
        List<EnumType> enums = among(schema.enums(), names, beside);
        List<Sequence> sequences = among(schema.sequences(), names, beside);
        Set<String> namespaces = new HashSet<>(schema.namespaces());
        namespaces.retainAll(Stream.of(tables, views, enums, sequences)
                .flatMap(List::stream)
                .map(one -> ((Member<?>) one).key() instanceof Name name ? name.namespace() : "")
                .toList());
        return Schema.of(tables, sequences, enums, views, namespaces);
    }

    private static Table withoutForeignKeys(Table table) {
        List<Constraint> others = table.constraints().stream().filter(c -> !(c instanceof Constraint.ForeignKey)).toList();
        return table.constraints(Members.of(others));
    }

    private static <T extends Member<Name>> List<T> among(Members<Name, T> members, Set<Name> names, Set<Name> beside) {
        return members.stream().filter(one -> names.contains(one.key()) || beside.contains(one.key())).toList();
    }
}
