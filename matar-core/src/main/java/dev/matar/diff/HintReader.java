package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what hints mean by what two schemas hold. A name of two parts may be a table of a namespace or a column of a table: what there
 * is decides, and where there are both the hint is refused.
 */
final class HintReader {

    private final Schema from;
    private final Schema to;
    private final Map<Rename, Hint> renamed = new LinkedHashMap<>();
    private final Map<Rename, Hint> denied = new LinkedHashMap<>();
    private Renames renames = Renames.none();

    HintReader(Schema from, Schema to) {
        this.from = from;
        this.to = to;
    }

    /** Tables go first, since a column is looked for in what its table is called after. */
    RenameHints read(List<Hint> hints) {
        List<Hint> later = new ArrayList<>();
        for (Hint hint : hints) {
            if (hint.mayBeTable() && !(hint.mayBeColumn() && hasOldColumn(hint))) {
                add(hint, asTable(hint).orElseThrow(() -> noTable(hint)));
            } else {
                later.add(hint);
            }
        }
        later.forEach(hint -> add(hint, decided(hint)));
        Set<Rename> no = new LinkedHashSet<>(denied.keySet());
        renamed.keySet().stream().filter(no::contains).findFirst().ifPresent(both -> {
            throw denied.get(both).refuse(
                    "conflicting-hints", "another hint, «" + renamed.get(both).text() + "», says that it was renamed.", "Leave one out.");
        });
        return new RenameHints(renames, no);
    }

    private void add(Hint hint, Rename rename) {
        if (hint.denied()) {
            denied.put(rename, hint);
            return;
        }
        for (Map.Entry<Rename, Hint> other : renamed.entrySet()) {
            if (!other.getKey().equals(rename) && clash(other.getKey(), rename)) {
                throw hint.refuse(
                        "conflicting-hints", "it cannot be true together with «" + other.getValue().text() + "».", "Leave one out.");
            }
        }
        renamed.put(rename, hint);
        renames = rename.addTo(renames);
    }

    private static boolean clash(Rename one, Rename other) {
        return new Candidate(one, one.table(), 0, false, "").excludes(new Candidate(other, other.table(), 0, false, ""));
    }

    private boolean hasOldColumn(Hint hint) {
        return from.tables().find(hint.columnsTable()).filter(table -> table.columns().has(hint.oldColumn())).isPresent();
    }

    private Rename decided(Hint hint) {
        Optional<Rename> table = hint.mayBeTable() ? asTable(hint) : Optional.empty();
        Optional<Rename> column = asColumn(hint);
        if (table.isPresent() && column.isPresent()) {
            throw hint.refuse(
                    "ambiguous-hint",
                    "it may mean the table " + Dotted.write(hint.oldTable()) + " or the column " + hint.oldColumn() + " of table "
                            + Dotted.write(hint.columnsTable()) + ".",
                    "Write «table " + table.get().text() + "» or «column " + column.get().text() + "».");
        }
        return table.or(() -> column).orElseThrow(() -> noColumn(hint));
    }

    private Optional<Rename> asTable(Hint hint) {
        return from.tables().find(hint.oldTable()).flatMap(old -> newTable(hint)).map(name -> new Rename.OfTable(hint.oldTable(), name));
    }

    /** One word is a table outside of the namespaces or, where there is none, one in the namespace of the old. */
    private Optional<Name> newTable(Hint hint) {
        Name name = Hint.name(hint.renamed());
        Name beside = hint.renamed().size() == 1 ? name.in(hint.oldTable().namespace()) : name;
        return Optional.of(name).filter(to.tables()::has).or(() -> Optional.of(beside).filter(to.tables()::has));
    }

    private Optional<Rename> asColumn(Hint hint) {
        Name table = hint.columnsTable();
        Optional<Table> after = to.tables().find(renames.follow(table));
        boolean fits = hasOldColumn(hint)
                && namesTheTable(hint)
                && after.filter(found -> found.columns().has(hint.newColumn())).isPresent();
        return fits ? Optional.of(new Rename.OfColumn(table, hint.oldColumn(), hint.newColumn())) : Optional.empty();
    }

    /** A new column may be given with its table, be it by the table's old name. */
    private boolean namesTheTable(Hint hint) {
        List<String> table = hint.renamed().subList(0, hint.renamed().size() - 1);
        return table.isEmpty()
                || Hint.name(table).equals(hint.columnsTable())
                || Hint.name(table).equals(renames.follow(hint.columnsTable()));
    }

    private Refusal noTable(Hint hint) {
        Name old = hint.oldTable();
        if (hint.mayBeColumn() && from.tables().has(hint.columnsTable())) {
            return noColumn(hint);
        }
        boolean done = to.tables().has(Hint.name(hint.renamed())) && from.tables().has(Hint.name(hint.renamed()));
        if (!from.tables().has(old)) {
            return hint.refuse(
                    "no-such-table",
                    "there is no table " + Dotted.write(old) + " that could be renamed.",
                    done ? "The name is done already: take the hint away." : Nearest.table(old, from.tables().keys()));
        }
        Name name = Hint.name(hint.renamed());
        return hint.refuse(
                "no-such-table",
                "there is no table " + Dotted.write(name) + " afterwards.",
                Nearest.table(name, to.tables().keys()));
    }

    private Refusal noColumn(Hint hint) {
        Optional<Table> table = from.tables().find(hint.columnsTable());
        if (table.isEmpty()) {
            return hint.refuse(
                    "no-such-table",
                    "there is no table " + Dotted.write(hint.columnsTable()) + " that had the column.",
                    Nearest.table(hint.columnsTable(), from.tables().keys()));
        }
        if (!hasOldColumn(hint)) {
            return hint.refuse(
                    "no-such-column",
                    "the table " + Dotted.write(hint.columnsTable()) + " has no column " + hint.oldColumn() + " that could be renamed.",
                    Nearest.column(hint.oldColumn(), table.get().columns().keys()));
        }
        return noNewColumn(hint);
    }

    private Refusal noNewColumn(Hint hint) {
        Name name = renames.follow(hint.columnsTable());
        Optional<Table> after = to.tables().find(name);
        if (after.isEmpty()) {
            return hint.refuse(
                    "no-such-table",
                    "the table " + Dotted.write(name) + " is not there afterwards.",
                    "Say what it is called then, in a hint " + Dotted.write(name) + "=NEW.");
        }
        if (!namesTheTable(hint)) {
            return hint.refuse(
                    "no-such-table",
                    "a column stays in its table, and " + Dotted.write(hint.columnsTable()) + " is called " + Dotted.write(name)
                            + " afterwards.",
                    "Write the new column's name alone; a renamed table wants a hint of its own.");
        }
        return hint.refuse(
                "no-such-column",
                "the table " + Dotted.write(name) + " has no column " + hint.newColumn() + " afterwards.",
                Nearest.column(hint.newColumn(), after.get().columns().keys()));
    }
}
