package dev.matar.diff;

import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may have been renamed between two schemas rather than dropped and created.
 *
 * <p>Nothing is ever renamed because it is found here: somebody has to say so, and as long as nobody has said yes or no the question is
 * {@linkplain #open open}. What is not found here is plainly a drop and a creation.
 */
public final class RenameCandidates {

    /** From this score on it has to be asked. */
    static final double DOUBTFUL = 0.45;

    /** From this score on, where nothing else comes near, a yes can be taken for granted until somebody says no. */
    static final double CERTAIN = 0.75;

    /** What is further below another one does not come near it. */
    private static final double NEAR = 0.15;

    /** What is further below one that is certain is no question. */
    private static final double OUT_OF_QUESTION = 0.25;

    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .reversed()
            .thenComparing(candidate -> candidate.rename().text())
            .thenComparing(Candidate::tableAfter);

    private final Schema from;
    private final Schema to;
    private final List<Candidate> tables;
    /** What tables are called after, if the best candidate is true. */
    private final Map<Name, Name> presumed = new HashMap<>();

    private final List<Candidate> columns;

    private RenameCandidates(Schema from, Schema to) {
        this.from = from;
        this.to = to;
        this.tables = judged(new TableCandidates(from, to).list());
        tables.forEach(table -> presumed.putIfAbsent(table.rename().table(), table.tableAfter()));
        this.columns = columns();
    }

    /** The candidates between two schemas, both as the database would report them: tables first, then columns, each the best first. */
    public static List<Candidate> between(Schema from, Schema to) {
        return of(from, to).list();
    }

    /** The same, to be asked what is open. */
    public static RenameCandidates of(Schema from, Schema to) {
        return new RenameCandidates(from, to);
    }

    private List<Candidate> columns() {
        List<Candidate> all = new ArrayList<>();
        for (Table table : to.tables()) {
            from.tables().find(table.name())
                    .filter(before -> ColumnCandidates.mayBe(before, table))
                    .ifPresent(before -> all.addAll(judged(new ColumnCandidates(before, table, presumed).list())));
        }
        tables.forEach(table -> all.addAll(columnsOf(table.rename().table(), table.tableAfter())));
        all.sort(BEST_FIRST);
        return all;
    }

    private List<Candidate> columnsOf(Name table, Name after) {
        return judged(new ColumnCandidates(from.table(table), to.table(after), presumed).list());
    }

    /** Those that are worth a question, the best first, the certain ones marked. */
    private static List<Candidate> judged(List<Candidate> all) {
        List<Candidate> some = new ArrayList<>(all.stream().filter(c -> c.score() >= DOUBTFUL).toList());
        some.sort(BEST_FIRST);
        Map<Object, List<Candidate>> byEnd = new HashMap<>();
        for (Candidate candidate : some) {
            ends(candidate).forEach(end -> byEnd.computeIfAbsent(end, e -> new ArrayList<>()).add(candidate));
        }
        List<Candidate> judged = new ArrayList<>();
        for (Candidate candidate : some) {
            List<Candidate> rivals = ends(candidate).stream().flatMap(end -> byEnd.get(end).stream()).filter(candidate::excludes).toList();
            if (rivals.stream().noneMatch(rival -> rival.score() >= CERTAIN && rival.score() > candidate.score() + OUT_OF_QUESTION)) {
                boolean alone = rivals.stream().allMatch(rival -> rival.score() < candidate.score() - NEAR);
                judged.add(candidate.certain(candidate.score() >= CERTAIN && alone));
            }
        }
        return judged;
    }

    /** What it takes from and what it takes up, each of which can have but one rename. */
    private static List<Object> ends(Candidate candidate) {
        if (candidate.rename() instanceof Rename.OfColumn column) {
            return List.of(List.of("from", column.column()), List.of("to", column.to()));
        }
        return List.of(List.of("from", candidate.rename().table()), List.of("to", candidate.tableAfter()));
    }

    public List<Candidate> list() {
        return Stream.of(tables, columns).flatMap(List::stream).toList();
    }

    /**
     * Those that still need a decision. A decision for one answers all that it excludes; a column of a table that may have been renamed
     * is a question until it is said that the table was not. Tables come first and are to be answered first.
     *
     * @param decided what is said to be renamed
     * @param denied what is said not to be
     */
    public List<Candidate> open(Renames decided, Set<Rename> denied) {
        return Stream.of(tables, columns, unforeseen(decided))
                .flatMap(List::stream)
                .filter(candidate -> !denied.contains(candidate.rename()))
                .filter(candidate -> isOpen(candidate, decided, denied))
                .toList();
    }

    /** The columns of tables that do not look as if they had been renamed, but were. */
    private List<Candidate> unforeseen(Renames decided) {
        List<Candidate> unforeseen = new ArrayList<>();
        decided.tables().forEach((table, after) -> {
            boolean foreseen = tables.stream().anyMatch(c -> c.rename().equals(new Rename.OfTable(table, after)));
            if (!foreseen && !table.equals(after) && from.tables().has(table) && to.tables().has(after)) {
                unforeseen.addAll(columnsOf(table, after));
            }
        });
        unforeseen.sort(BEST_FIRST);
        return unforeseen;
    }

    private static boolean isOpen(Candidate candidate, Renames decided, Set<Rename> denied) {
        Name table = candidate.rename().table();
        Name after = candidate.tableAfter();
        boolean tableIsFree = !decided.tables().containsKey(table) && !decided.tables().containsValue(after);
        if (candidate.rename() instanceof Rename.OfColumn column) {
            boolean presumed = tableIsFree && (table.equals(after) || !denied.contains(new Rename.OfTable(table, after)));
            Map<String, String> columns = decided.columns().getOrDefault(table, Map.of());
            boolean free = !columns.containsKey(column.column()) && !columns.containsValue(column.to());
            return free && (presumed || after.equals(decided.tables().get(table)));
        }
        return tableIsFree;
    }
}
