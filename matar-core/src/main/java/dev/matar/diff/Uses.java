package dev.matar.diff;

import dev.matar.schema.Constraint.Reference;
import dev.matar.schema.Constraint;
import dev.matar.schema.Dotted;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What uses a column: keys, checks and indexes; they say more of it than its name. */
record Uses(List<Constraint> constraints, List<Index> indexes) {

    static Uses of(Table table, String column) {
        return new Uses(
                table.constraints().stream().filter(constraint -> constraint.uses(column)).toList(),
                table.indexes().stream().filter(index -> index.uses(column)).toList());
    }

    boolean isEmpty() {
        return constraints.isEmpty() && indexes.isEmpty();
    }

    double weight() {
        return indexes.size() + constraints.stream().mapToDouble(Uses::weight).sum();
    }

    /** A foreign key and a primary key are what is hardest to have by chance. */
    private static double weight(Constraint constraint) {
        return constraint instanceof Constraint.ForeignKey || constraint instanceof Constraint.PrimaryKey ? 2 : 1;
    }

    /**
     * Those of them that are among others, too, once the column is called otherwise; their own names do not matter.
     *
     * @param tables what tables may be called after
     */
    Uses movedTo(Uses others, Rename.OfColumn rename, Map<Name, Name> tables) {
        String from = rename.column();
        String to = rename.to();
        List<Constraint> left = new ArrayList<>(others.constraints.stream().map(c -> c.named("")).toList());
        List<Index> leftIndexes = new ArrayList<>(others.indexes.stream().map(i -> i.named("")).toList());
        UnaryOperator<Reference> follow = target -> new Reference(
                tables.getOrDefault(target.table(), target.table()),
                target.table().equals(rename.table())
                        ? target.columns().stream().map(c -> c.equals(from) ? to : c).toList()
                        : target.columns(),
                target.external());
        return new Uses(
                constraints.stream().filter(c -> left.remove(follow(c.renameColumn(from, to).named(""), follow))).toList(),
                indexes.stream().filter(i -> leftIndexes.remove(i.renameColumn(from, to).named(""))).toList());
    }

    private static Constraint follow(Constraint constraint, UnaryOperator<Reference> follow) {
        return constraint instanceof Constraint.ForeignKey key ? key.target(follow.apply(key.target())) : constraint;
    }

    /** What moved along, for people. */
    String sentence() {
        List<String> what = new ArrayList<>();
        for (Constraint constraint : constraints) {
            what.add(constraint instanceof Constraint.ForeignKey key
                    ? "foreign key to " + Dotted.write(key.target().table())
                    : constraint instanceof Constraint.PrimaryKey ? "place in the primary key"
                    : constraint instanceof Constraint.Unique ? "unique constraint" : "check");
        }
        indexes.forEach(index -> what.add("index " + Dotted.write(index.name())));
        return "its " + String.join(" and its ", what) + " moved along";
    }
}
