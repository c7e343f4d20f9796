package dev.matar.kill;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.diff.Diff;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.law.RandomSchemas;
import dev.matar.operation.CreateTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.RevisionGraph;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.writer.Commented;
import dev.matar.writer.JavaWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A history as autogenerate would write it for schemas that nobody would think of; its revisions count how often they run. */
final class RandomHistory {

    private static final Name COUNTER = Name.of("counter");
    private static final int REVISIONS = 4;

    private final Path scripts;
    private final JavaWriter writer;
    private RevisionGraph graph = RevisionGraph.of(List.of());

    private RandomHistory(Path scripts, Dialect dialect) {
        Predicate<String> touchesOnlyRows = new SqlSplitter(dialect.syntax())::touchesOnlyRows;
        this.scripts = scripts;
        this.writer = new JavaWriter(Naming.STANDARD, touchesOnlyRows);
    }

    /** Writes it into the {@code versions} folder of a project. */
    static void write(Path scripts, Dialect dialect, Features features, Dice dice) throws IOException {
        RandomHistory history = new RandomHistory(scripts, dialect);
        history.add(floor(), List.of());
        RandomSchemas schemas = new RandomSchemas(dice, features);
        Schema now = Schema.empty();
        for (int i = 1; i <= REVISIONS; i++) {
            Schema next = dialect.normalize(i == 1 ? schemas.schema() : schemas.changed(now));
            List<Operation> up = Diff.between(now, next);
            history.add(counting(up, "+", i, dice), counting(Operation.inverseAll(up, now), "-", i, dice));
            now = next;
        }
    }

    private static List<Operation> floor() {
        Column number = new Column("n", new Type.BigInt()).notNull();
        Table counter = Table.of(COUNTER, Naming.STANDARD, List.of(number, new Constraint.PrimaryKey("", List.of("n"))));
        return List.of(new CreateTable(counter), new InsertRows(COUNTER, List.of("n"), List.of(List.of(0))));
    }

    /** In the decimal place of the revision, anywhere among what else it does. */
    private static List<Operation> counting(List<Operation> operations, String sign, int revision, Dice dice) {
        List<Operation> all = new ArrayList<>(operations);
        all.add(dice.below(all.size() + 1), Sql.onRows("UPDATE counter SET n = n " + sign + " 1" + "0".repeat(revision)));
        return all;
    }

    private void add(List<Operation> up, List<Operation> down) throws IOException {
        String id = "r" + graph.revisions().size();
        Draft draft = new Draft("", id, List.of("head"), false, List.of(), List.of(), Optional.empty(), RevisionFormat.JAVA);
        graph = graph.with(draft.body(writer.upgrade(Commented.plain(up)), writer.downgrade(Commented.plain(down)))
                .write(graph, scripts, List.of(scripts.resolve("versions")))
                .header());
    }
}
