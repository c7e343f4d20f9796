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
import dev.matar.rule.Differences;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.ScratchDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tries a revision on a scratch database: up, down, and up again, with rows inside.
 *
 * @param before the schema that the upgrade finds
 * @param after the schema that it shall make
 * @param renames what of it is renamed
 * @param printed {@code after} as the database itself writes it
 */
public record Proof(Dialect dialect, Schema before, Schema after, Renames renames, Schema printed) {

    /**
     * What was found.
     *
     * @param engine what it was tried on, with its version
     * @param disagreements what was not as it should be, sentences; none where the revision is proved
     */
    public record Result(String engine, List<String> disagreements) {

        public Result {
            disagreements = List.copyOf(disagreements);
        }

        public boolean holds() {
            return disagreements.isEmpty();
        }
    }

    /** Tries these operations on an empty scratch database. */
    public Result of(List<Operation> upgrade, List<Operation> downgrade, ScratchDatabase scratch) {
        List<String> disagreements = new ArrayList<>();
        try {
            scratch.standIn(before);
            scratch.standIn(after);
            List<Operation> build = Diff.between(Schema.empty(), before);
            scratch.run(build, Schema.empty());
            Map<Name, List<String>> kept = fill(scratch, build, endangered(upgrade, downgrade));
            Schema start = scratch.inspect();
            Map<Name, List<List<String>>> rows = rows(scratch, kept, false);
            run(scratch, upgrade, before, "The upgrade");
            compare("After the upgrade", scratch.inspect(), printed, disagreements);
            compareRows("the upgrade", rows, rows(scratch, kept, true), disagreements);
            run(scratch, downgrade, after, "The downgrade");
            compare("After the downgrade", scratch.inspect(), start, disagreements);
            compareRows("the downgrade", rows, rows(scratch, kept, false), disagreements);
            if (disagreements.isEmpty()) {
                run(scratch, upgrade, before, "The second upgrade");
                compare("After the second upgrade", scratch.inspect(), printed, disagreements);
            }
        } catch (Refusal refusal) {
            disagreements.add(refusal.problem());
        }
        return new Result(scratch.product(), disagreements);
    }

    private static void run(ScratchDatabase scratch, List<Operation> operations, Schema schema, String what) {
        try {
            scratch.run(operations, schema);
        } catch (Refusal refusal) {
            throw new Refusal(refusal.code(), what + " fails. " + refusal.problem(), refusal.remedy(), refusal);
        }
    }

    private static void compare(String when, Schema found, Schema expected, List<String> disagreements) {
        Differences.between(found, expected)
                .forEach(difference -> disagreements.add(when + ", " + difference.sentence("on the database", "expected") + "."));
    }

    // ---- rows

    /** Tables in whose way rows may be, as a cost says; they stay empty. */
    private Set<Name> endangered(List<Operation> upgrade, List<Operation> downgrade) {
        Set<Name> tables = new HashSet<>();
        try {
            addEndangered(upgrade, before, tables);
            addEndangered(downgrade, after, tables);
        } catch (Refusal told) {
            // What cannot be done is told when it is tried.
        }
        return tables;
    }

    private static void addEndangered(List<Operation> operations, Schema before, Set<Name> tables) {
        Schema schema = before;
        for (Operation operation : operations) {
            for (Operation part : told(operation)) {
                boolean mayFail = schema.isKnown()
                        && Costs.of(List.of(part), schema).stream().anyMatch(cost ->
                                cost.kind() == Cost.Kind.MAY_FAIL || part instanceof AlterColumn && cost.kind() == Cost.Kind.DATA_LOST);
                if (mayFail && part instanceof TableOperation on) {
                    tables.add(on.table());
                } else if (mayFail && part instanceof DropEnumValue drop) {
                    schema.tables().stream()
                            .filter(table -> table.columns().stream().anyMatch(c -> c.type().enumType().filter(drop.type()::equals).isPresent()))
                            .forEach(table -> tables.add(table.name()));
                }
                schema = part.apply(schema);
            }
        }
    }

    /** What an operation does to the schema, one by one. */
    private static List<Operation> told(Operation operation) {
        return operation.parts().stream()
                .flatMap(part -> part instanceof Sql sql ? sql.effect().orElse(List.of(part)).stream() : Stream.of(part))
                .flatMap(part -> part.parts().stream())
                .toList();
    }

    /** Puts rows in and tells, by table, the columns that keep their values. */
    private Map<Name, List<String>> fill(ScratchDatabase scratch, List<Operation> build, Set<Name> empty) {
        Map<Name, List<String>> kept = new LinkedHashMap<>();
        for (Operation operation : build) {
            if (operation instanceof CreateTable create) {
                Name name = create.table().name();
                boolean filled = !empty.contains(name)
                        && !empty.contains(renamed(name))
                        && SampleRows.of(create.table(), before).filter(rows -> scratch.attempt(rows, before)).isPresent();
                if (filled && after.tables().has(renamed(name))) {
                    kept.put(name, keptColumns(create.table(), after.table(renamed(name))));
                }
            }
        }
        return kept;
    }

    private List<String> keptColumns(Table was, Table is) {
        return was.columns().stream()
                .filter(column -> is.columns().find(renamed(was.name(), column.name()))
                        .filter(now -> now.type().equals(column.type()) && now.isComputed() == column.isComputed())
                        .isPresent())
                .map(Column::name)
                .toList();
    }

    private Name renamed(Name table) {
        return renames.tables().getOrDefault(table, table);
    }

    private String renamed(Name table, String column) {
        return renames.columns().getOrDefault(table, Map.of()).getOrDefault(column, column);
    }

    private Map<Name, List<List<String>>> rows(ScratchDatabase scratch, Map<Name, List<String>> kept, boolean upgraded) {
        Map<Name, List<List<String>>> rows = new LinkedHashMap<>();
        kept.forEach((table, columns) -> {
            List<String> names = columns.stream().map(c -> dialect.quote(upgraded ? renamed(table, c) : c)).toList();
            String sql = "SELECT " + (names.isEmpty() ? "1" : String.join(", ", names)) + " FROM "
                    + dialect.quote(upgraded ? renamed(table) : table) + (names.isEmpty() ? "" : " ORDER BY 1");
            rows.put(table, scratch.rows(sql));
        });
        return rows;
    }

    private static void compareRows(
            String when, Map<Name, List<List<String>>> before, Map<Name, List<List<String>>> after, List<String> disagreements) {
        before.forEach((table, rows) -> {
            if (!rows.equals(after.get(table))) {
                disagreements.add("The rows of table " + table + " are not the same after " + when + ": " + rows + " were "
                        + after.get(table) + ".");
            }
        });
    }
}
