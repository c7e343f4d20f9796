package dev.matar.diff;

import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Names that nobody chose give way to names that are there.
 *
 * <p>Who leaves a constraint unnamed leaves its name to whoever writes it down first: a database calls a primary key
 * {@code post_pkey} that a convention calls {@code pk_post}. That is no difference.
 *
 * @param conventions what may have named the wanted schema's constraints where nobody chose a name: a project's, a database's own
 */
public record ChosenNames(List<Naming> conventions) {

    public ChosenNames {
        conventions = List.copyOf(conventions);
    }

    public static ChosenNames by(Naming... conventions) {
        return new ChosenNames(List.of(conventions));
    }

    /** The wanted schema; what has its name from the convention, and another one in a known schema, has the one that is known. */
    public Schema among(Schema known, Schema wanted) {
        return eachTable(wanted, table -> known.tables().find(table.name()).map(there -> among(there, table)).orElse(table));
    }

    /**
     * The same for a wanted schema in the words of its author.
     *
     * @param seen the wanted schema in the words in which the known one is
     */
    public Schema among(Schema known, Schema seen, Schema wanted) {
        return eachTable(wanted, table -> {
            Optional<Table> there = known.tables().find(table.name());
            Optional<Table> as = seen.tables().find(table.name());
            return there.isPresent() && as.isPresent() ? named(table, as.get(), among(there.get(), as.get())) : table;
        });
    }

    /** All at once, since each change of a schema costs as much as it has tables. */
    private static Schema eachTable(Schema schema, UnaryOperator<Table> change) {
        List<Table> tables = schema.tables().stream().map(change).toList();
        return Schema.of(tables, schema.sequences().list(), schema.enums().list(), schema.views().list(), schema.namespaces());
    }

    /** With the names that its constraints and indexes have got where they were seen. */
    private static Table named(Table wanted, Table before, Table after) {
        List<Constraint> constraints = new ArrayList<>(wanted.constraints().list());
        constraints.replaceAll(one -> one.named(nameOf(one.name(), before.constraints(), after.constraints())));
        List<Index> indexes = new ArrayList<>(wanted.indexes().list());
        indexes.replaceAll(one -> one.named(nameOf(one.name(), before.indexes(), after.indexes())));
        return wanted.constraints(Members.of(constraints)).indexes(Members.of(indexes));
    }

    private static <T extends Member<String>> String nameOf(String name, Members<String, T> before, Members<String, T> after) {
        int place = List.copyOf(before.keys()).indexOf(name);
        return place < 0 ? name : after.list().get(place).key();
    }

    private Table among(Table known, Table wanted) {
        List<Constraint> constraints = among(
                known.constraints(),
                wanted.constraints(),
                constraint -> isConventional(wanted.name(), constraint),
                (there, constraint) -> there.equals(constraint.named(there.name())));
        List<Index> indexes = among(
                known.indexes(),
                wanted.indexes(),
                index -> conventions.stream().anyMatch(c -> index.equals(c.name(wanted.name(), index.named("")))),
                (there, index) -> there.equals(index.named(there.name())));
        return wanted.constraints(Members.of(constraints)).indexes(Members.of(indexes));
    }

    private static <T extends Member<String>> List<T> among(
            Members<String, T> known, Members<String, T> wanted, Predicate<T> isConventional, BiPredicate<T, T> isSame) {
        List<T> free = new ArrayList<>(known.stream().filter(there -> !wanted.has(there.key())).toList());
        List<T> named = new ArrayList<>();
        for (T one : wanted) {
            Optional<T> same = known.has(one.key()) || !isConventional.test(one)
                    ? Optional.empty()
                    : free.stream().filter(there -> isSame.test(there, one)).findFirst();
            same.ifPresent(free::remove);
            named.add(same.orElse(one));
        }
        return named;
    }

    private boolean isConventional(Name table, Constraint constraint) {
        return conventions.stream().anyMatch(convention -> constraint instanceof Constraint.Check
                ? isConventionalCheck(convention, table, constraint.name())
                : constraint.equals(convention.name(table, constraint.named(""))));
    }

    /** A check's name is made of its text, which may be another now, as a database writes it its own way: what is around it has to do. */
    private static boolean isConventionalCheck(Naming convention, Name table, String name) {
        String[] around = convention.check().replace("{table}", table.local()).split("\\{columns}", 2);
        String beginning = around[0];
        String end = around.length == 1 ? "" : around[1];
        boolean isCut = name.matches(".*_[0-9a-f]{8}");
        return name.startsWith(beginning) && (isCut || name.endsWith(end))
                || isCut && beginning.startsWith(name.substring(0, name.length() - "_00000000".length()));
    }
}
