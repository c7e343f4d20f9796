package dev.matar.diff;

import dev.matar.operation.CreateView;
import dev.matar.operation.DropView;
import dev.matar.operation.Operation;
import dev.matar.operation.ReplaceView;
import dev.matar.schema.EnumType;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Views that come, change and go, and those that must not be there while what they read changes. */
final class Views {

    private final Schema from;
    private final Schema to;
    private final Set<Name> dropped = new HashSet<>();

    /**
     * @param shaken relations that come, go or get another name
     * @param tables the tables that stay, by the name that both schemas have for them
     */
    Views(Schema from, Schema to, Set<Name> shaken, Iterable<TableDiff> tables) {
        this.from = from;
        this.to = to;
        if (!from.views().isEmpty()) {
            from.views().stream().filter(view -> !to.views().has(view.name())).forEach(view -> dropped.add(view.name()));
            from.views().stream().filter(view -> shaken.stream().anyMatch(view::reads)).forEach(view -> dropped.add(view.name()));
            tables.forEach(this::dropReaders);
            from.enums().forEach(this::dropReadersOfGoneValues);
            dropReadersOfViews();
        }
    }

    private void dropReaders(TableDiff table) {
        for (String column : table.touchedColumns()) {
            for (View view : from.views()) {
                if (view.reads(table.after().name(), column)) {
                    dropped.add(view.name());
                }
            }
        }
    }

    /** A view that compares with an enum value that goes would hold it back. */
    private void dropReadersOfGoneValues(EnumType type) {
        List<String> gone = new ArrayList<>(type.values());
        to.enums().find(type.name()).ifPresent(after -> gone.removeAll(after.values()));
        for (View view : from.views()) {
            if (gone.stream().anyMatch(value -> Expression.holds(view.query(), value))) {
                dropped.add(view.name());
            }
        }
    }

    /** What reads a view that comes, changes or goes has to go, too. */
    private void dropReadersOfViews() {
        Deque<Name> changing = new ArrayDeque<>(dropped);
        to.views().stream()
                .filter(view -> !view.equals(from.views().find(view.name()).orElse(null)))
                .forEach(view -> changing.add(view.name()));
        while (!changing.isEmpty()) {
            for (Name reader : from.viewsOf(changing.pop())) {
                if (dropped.add(reader)) {
                    changing.add(reader);
                }
            }
        }
    }

    void drop(List<Operation> operations) {
        List<View> readFirst = new ArrayList<>(inOrder(from, from.views().stream()
                .filter(view -> dropped.contains(view.name()))
                .toList()));
        Collections.reverse(readFirst);
        readFirst.forEach(view -> operations.add(new DropView(view.name())));
    }

    void create(List<Operation> operations) {
        List<View> changed = to.views().stream()
                .filter(view -> dropped.contains(view.name()) || !view.equals(from.views().find(view.name()).orElse(null)))
                .toList();
        for (View view : inOrder(to, changed)) {
            boolean there = from.views().has(view.name()) && !dropped.contains(view.name());
            operations.add(there ? new ReplaceView(view) : new CreateView(view));
        }
    }

    /** Each after those that it reads. */
    private static List<View> inOrder(Schema schema, List<View> views) {
        return Order.of(views, view -> schema.views().stream().filter(other -> view.reads(other.name())).toList());
    }
}
