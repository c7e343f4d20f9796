package dev.matar.diff;

import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The renames that come before everything else; what has the name that another is to get is renamed out of its way first, so that names
 * can be swapped, or taken over from what goes.
 */
final class Renaming {

    private final Renames hints;
    private final Schema to;
    private final List<Operation> operations = new ArrayList<>();
    private final Set<Name> touched = new HashSet<>();
    private Schema now;

    /** Renames what a schema without views has. */
    Renaming(Schema from, Schema to, Renames hints) {
        this.now = from;
        this.to = to;
        this.hints = hints;
        requireThere(from);
        renameTables();
        hints.columns().forEach(this::renameColumns);
    }

    List<Operation> operations() {
        return operations;
    }

    /** The schema after the renames. */
    Schema result() {
        return now;
    }

    /** The tables, as they were called, that got another name or other names for columns. */
    Set<Name> touched() {
        return touched;
    }

    private void requireThere(Schema from) {
        hints.tables().forEach((old, renamed) -> {
            from.table(old);
            to.table(renamed);
        });
        hints.columns().forEach((table, names) -> names.forEach((old, renamed) -> {
            from.table(table).column(old);
            to.table(hints.follow(table)).column(renamed);
        }));
    }

    private void renameTables() {
        rename(hints.tables(), name -> now.tables().has(name), this::spare, (old, renamed) -> {
            touched.add(old);
            act(new RenameTable(old, renamed));
        });
    }

    private Name spare(Name taken) {
        Name name = taken;
        while (now.tables().has(name) || to.tables().has(name) || now.sequences().has(name) || now.enums().has(name)) {
            name = new Name(name.namespace(), name.local() + "_");
        }
        return name;
    }

    private void renameColumns(Name old, Map<String, String> names) {
        Name table = hints.follow(old);
        touched.add(old);
        rename(names, name -> now.table(table).columns().has(name), name -> spare(table, name), (column, renamed) ->
                act(new RenameColumn(table, column, renamed)));
    }

    private String spare(Name table, String taken) {
        String name = taken;
        while (now.table(table).columns().has(name) || to.table(table).columns().has(name)) {
            name += "_";
        }
        return name;
    }

    private void act(Operation operation) {
        operations.add(operation);
        now = operation.apply(now);
    }

    /** Renames each when its new name is free; when none is, moves one that is in the way. */
    private static <N> void rename(
            Map<N, N> wanted, Predicate<N> isTaken, UnaryOperator<N> spare, BiConsumer<N, N> deed) {
        Map<N, N> pending = new LinkedHashMap<>(wanted);
        pending.entrySet().removeIf(e -> e.getKey().equals(e.getValue()));
        while (!pending.isEmpty()) {
            N next = pending.keySet().stream().filter(n -> !isTaken.test(pending.get(n))).findFirst().orElse(null);
            if (next != null) {
                deed.accept(next, pending.remove(next));
                continue;
            }
            N inTheWay = pending.values().iterator().next();
            N aside = spare.apply(inTheWay);
            deed.accept(inTheWay, aside);
            if (pending.containsKey(inTheWay)) {
                pending.put(aside, pending.remove(inTheWay));
            }
        }
    }
}
