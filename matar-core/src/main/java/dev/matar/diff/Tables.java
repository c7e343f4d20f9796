package dev.matar.diff;

import dev.matar.operation.*;
import dev.matar.schema.Constraint.ForeignKey;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables that come, stay and go, and the foreign keys between them. */
final class Tables {

    private final Schema from;
    private final Passage passage;
    private final Map<Name, TableDiff> staying = new LinkedHashMap<>();
    private final List<Table> fresh;
    private final List<Table> gone;
    private final Map<Name, Integer> freshPlaces = new HashMap<>();
    private final Map<Name, Integer> gonePlaces = new HashMap<>();
    private final List<Operation> lateKeys = new ArrayList<>();

    Tables(Schema from, Schema to, Passage passage) {
        this.from = from;
        this.passage = passage;
        for (Table table : to.tables()) {
            from.tables().find(table.name()).ifPresent(
                    before -> staying.put(table.name(), new TableDiff(before, table, passage)));
        }
        fresh = inOrder(to, to.tables().stream().filter(t -> !from.tables().has(t.name())).toList(), freshPlaces);
        gone = inOrder(from, from.tables().stream().filter(t -> !to.tables().has(t.name())).toList(), gonePlaces);
        Collections.reverse(gone);
    }

    /** Each after those that it refers to, as far as there is no circle. */
    private static List<Table> inOrder(Schema schema, List<Table> tables, Map<Name, Integer> places) {
        Set<Name> some = new HashSet<>();
        tables.forEach(table -> some.add(table.name()));
        List<Table> ordered = Order.of(tables, table -> table.foreignKeys().stream()
                .filter(key -> some.contains(key.target().table()) && !key.target().external())
                .map(key -> schema.table(key.target().table()))
                .toList());
        ordered.forEach(table -> places.put(table.name(), places.size()));
        return ordered;
    }

    /** The tables of both schemas. */
    Map<Name, TableDiff> staying() {
        return staying;
    }

    List<Table> fresh() {
        return fresh;
    }

    List<Table> gone() {
        return gone;
    }

    void loosen(List<Operation> operations) {
        for (Table table : from.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (givesWay(table, key)) {
                    operations.add(new DropConstraint(table.name(), key.name()));
                }
            }
        }
        for (TableDiff table : staying.values()) {
            if (isAtOnce(table)) {
                table.giveNames(operations);
            } else {
                table.loosen(operations);
            }
        }
    }

    /** Whether a foreign key goes, or must not be there while what it relies on changes. */
    private boolean givesWay(Table table, ForeignKey key) {
        TableDiff own = staying.get(table.name());
        if (own == null) {
            return isDisturbed(key) || goesLater(table, key);
        }
        boolean same = own.after().constraints().find(key.name()).filter(key::equals).isPresent();
        return !same || own.unsettles(key.columns()) || isDisturbed(key);
    }

    private boolean isDisturbed(ForeignKey key) {
        TableDiff target = key.target().external() ? null : staying.get(key.target().table());
        List<String> columns = key.target().columns();
        return target != null && (target.unsettles(columns) || target.losesKey(columns));
    }

    /** Whether a table that goes is still there when the one that it refers to is dropped. */
    private boolean goesLater(Table table, ForeignKey key) {
        Integer target = key.target().external() ? null : gonePlaces.get(key.target().table());
        return target != null && target > gonePlaces.get(table.name());
    }

    private List<TableDiff> inSteps() {
        return staying.values().stream().filter(table -> !isAtOnce(table)).toList();
    }

    private boolean isAtOnce(TableDiff table) {
        return table.isRekeyed() && table.before().columns().stream().allMatch(c -> passage.through(c).equals(c));
    }

    void dropGone(List<Operation> operations) {
        gone.forEach(table -> operations.add(new DropTable(table.name())));
    }

    /** Creates tables as a person would write them, with the foreign keys whose targets are there. */
    void build(List<Operation> operations) {
        staying.values().stream().filter(this::isAtOnce).forEach(table -> operations.add(table.atOnce()));
        for (Table table : fresh) {
            Table created = table;
            for (ForeignKey key : table.foreignKeys()) {
                if (!isThere(table, key)) {
                    created = created.constraints(created.constraints().without(key.name()));
                    lateKeys.add(new AddConstraint(table.name(), key));
                }
            }
            operations.add(new CreateTable(created));
        }
        inSteps().forEach(table -> table.build(operations));
    }

    private boolean isThere(Table table, ForeignKey key) {
        Name target = key.target().table();
        if (key.target().external() || target.equals(table.name())) {
            return true;
        }
        Integer place = freshPlaces.get(target);
        return place == null
                ? staying.get(target).offersKey(key.target().columns())
                : place < freshPlaces.get(table.name());
    }

    void clear(List<Operation> operations) {
        inSteps().forEach(table -> table.clear(operations));
    }

    void tighten(List<Operation> operations) {
        inSteps().forEach(table -> table.tighten(operations));
        for (TableDiff table : staying.values()) {
            Members<String, ?> before = table.before().constraints();
            for (ForeignKey key : table.after().foreignKeys()) {
                if (!key.equals(before.find(key.name()).orElse(null)) || givesWay(table.before(), key)) {
                    operations.add(new AddConstraint(table.after().name(), key));
                }
            }
        }
        operations.addAll(lateKeys);
    }
}
