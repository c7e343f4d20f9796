package dev.matar.proof;

import dev.matar.check.Cost;
import dev.matar.check.Costs;
import dev.matar.diff.Diff;
import dev.matar.diff.Renames;
import dev.matar.dialect.Dialect;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.ScratchDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows in the tables of a scratch database, which a revision has to leave as they are. */
final class KeptRows {

    /** The two schemas that a revision moves between, how it does so, and what it renames. */
    record Way(Schema before, List<Operation> upgrade, Schema after, List<Operation> downgrade, Renames renames) {

        Name renamed(Name table) {
            return renames.tables().getOrDefault(table, table);
        }

        String renamed(Name table, String column) {
            return renames.columns().getOrDefault(table, Map.of()).getOrDefault(column, column);
        }

        /** Tables in whose way rows may be, as a cost says; they stay empty. */
        Set<Name> endangered() {
            Set<Name> tables = new HashSet<>();
            try {
                addEndangered(upgrade, before, tables);
                addEndangered(downgrade, after, tables);
            } catch (Refusal told) {
                // What cannot be done is told when it is tried.
            }
            return tables;
        }
    }

    private final ScratchDatabase scratch;
    private final Dialect dialect;
    private final Way way;
    /** By table the columns that keep their values, and these values. */
    private final Map<Name, List<String>> columns = new LinkedHashMap<>();

    private final Map<Name, List<List<String>>> rows = new LinkedHashMap<>();
    private final List<Name> filled = new ArrayList<>();

    private KeptRows(ScratchDatabase scratch, Dialect dialect, Way way) {
        this.scratch = scratch;
        this.dialect = dialect;
        this.way = way;
    }

    /** No rows, of which nothing is expected. */
    static KeptRows none(ScratchDatabase scratch, Dialect dialect) {
        return new KeptRows(scratch, dialect, new Way(Schema.empty(), List.of(), Schema.empty(), List.of(), Renames.none()));
    }

    /** Puts rows into those tables that have none; they are in the schema before the revision. */
    static KeptRows fill(ScratchDatabase scratch, Dialect dialect, Way way) {
        KeptRows kept = new KeptRows(scratch, dialect, way);
        Set<Name> endangered = way.endangered();
        for (Operation operation : Diff.between(Schema.empty(), way.before())) {
            if (operation instanceof CreateTable create) {
                Name name = create.table().name();
                boolean stays = way.after().tables().has(way.renamed(name));
                if (!endangered.contains(name) && !endangered.contains(way.renamed(name)) && kept.hasRows(create.table()) && stays) {
                    kept.columns.put(name, kept.keptColumns(create.table(), way.after().table(way.renamed(name))));
                }
            }
        }
        kept.columns.keySet().forEach(table -> kept.rows.put(table, kept.read(table, false)));
        return kept;
    }

    private boolean hasRows(Table table) {
        boolean empty = scratch.rows("SELECT count(*) FROM " + dialect.quote(table.name())).equals(List.of(List.of("0")));
        if (empty && SampleRows.of(table, way.before()).filter(some -> scratch.attempt(some, way.before())).isPresent()) {
            filled.add(table.name());
            return true;
        }
        return !empty;
    }

    /** A computed value is what its expression makes of the others, and that may be another one now. */
    private List<String> keptColumns(Table was, Table is) {
        return was.columns().stream()
                .filter(column -> is.columns().find(way.renamed(was.name(), column.name()))
                        .filter(now -> now.type().equals(column.type()) && !now.isComputed() && !column.isComputed())
                        .isPresent())
                .map(Column::name)
                .toList();
    }

    private List<List<String>> read(Name table, boolean upgraded) {
        List<String> names = columns.get(table).stream()
                .map(column -> dialect.quote(upgraded ? way.renamed(table, column) : column))
                .toList();
        String sql = "SELECT " + (names.isEmpty() ? "1" : String.join(", ", names)) + " FROM "
                + dialect.quote(upgraded ? way.renamed(table) : table) + (names.isEmpty() ? "" : " ORDER BY 1");
        return scratch.rows(sql);
    }

    /**
     * Whether the rows are what they were.
     *
     * @param upgraded whether the database stands after the revision rather than before it
     */
    void compare(String when, boolean upgraded, List<String> disagreements) {
        rows.forEach((table, before) -> {
            List<List<String>> now = read(table, upgraded);
            if (!before.equals(now)) {
                disagreements.add("The rows of table " + table + " are not the same after " + when + ": " + before + " were " + now + ".");
            }
        });
    }

    /** Takes the rows out again that were put in, after the revision; whether that was possible. */
    boolean clear() {
        List<Name> last = new ArrayList<>(filled);
        Collections.reverse(last);
        return last.stream()
                .map(way::renamed)
                .filter(table -> way.after().tables().has(table))
                .allMatch(table -> scratch.attempt(Sql.onRows("DELETE FROM " + dialect.quote(table)), way.after()));
    }

    // ---- what may stand in rows' way

    private static void addEndangered(List<Operation> operations, Schema before, Set<Name> tables) {
        Schema schema = before;
        for (Operation operation : Told.by(operations)) {
            boolean mayFail = schema.isKnown()
                    && Costs.of(List.of(operation), schema).stream().anyMatch(cost ->
                            cost.kind() == Cost.Kind.MAY_FAIL || operation instanceof AlterColumn && cost.kind() == Cost.Kind.DATA_LOST);
            if (mayFail && operation instanceof TableOperation on) {
                tables.add(on.table());
            } else if (mayFail && operation instanceof DropEnumValue drop) {
                schema.tables().stream()
                        .filter(table -> table.columns().stream().anyMatch(c -> c.type().enumType().filter(drop.type()::equals).isPresent()))
                        .forEach(table -> tables.add(table.name()));
            }
            schema = operation.apply(schema);
        }
    }
}
