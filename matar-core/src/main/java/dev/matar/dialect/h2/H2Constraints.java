package dev.matar.dialect.h2;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the constraints of all tables; H2 keeps their names by schema, not by table. */
final class H2Constraints {

    private record KeyColumn(String name, int positionInTarget) {}

    private record Rules(Name targetKey, Constraint.Action onUpdate, Constraint.Action onDelete) {}

    private final H2Catalog catalog;
    private final H2Names names;
    private final H2Indexes indexes;
    private final Predicate<Name> inScope;
    private final Map<Name, List<KeyColumn>> columns = new HashMap<>();
    private final Map<Name, Name> tables = new HashMap<>();
    private final Map<Name, Rules> rules = new HashMap<>();
    private final Map<Name, String> checks = new HashMap<>();

    H2Constraints(H2Catalog catalog, H2Indexes indexes, Predicate<Name> inScope) {
        this.catalog = catalog;
        this.names = catalog.names();
        this.indexes = indexes;
        this.inScope = inScope;
    }

    /** The constraints by their tables' names. */
    Map<Name, List<Constraint>> read() throws SQLException {
        readColumns();
        readRules();
        catalog.read(
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS",
                row -> checks.put(
                        names.logical(row.getString(1), row.getString(2)),
                        H2Conditions.tidy(H2Text.tidy(row.getString(3), names))));
        Map<Name, String> kinds = new LinkedHashMap<>();
        catalog.read(
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CONSTRAINT_TYPE, TABLE_SCHEMA, TABLE_NAME, INDEX_SCHEMA,"
                        + " INDEX_NAME FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS ORDER BY CONSTRAINT_SCHEMA,"
                        + " CONSTRAINT_NAME",
                row -> {
                    Name name = names.logical(row.getString(1), row.getString(2));
                    kinds.put(name, row.getString(3));
                    tables.put(name, names.logical(row.getString(4), row.getString(5)));
                    if (row.getString(7) != null) {
                        refresh(columns.get(name), indexes.columns(names.logical(row.getString(6), row.getString(7))));
                    }
                });
        Map<Name, List<Constraint>> byTable = new HashMap<>();
        kinds.forEach((name, kind) -> byTable.computeIfAbsent(tables.get(name), t -> new ArrayList<>())
                .add(constraint(name, kind)));
        return byTable;
    }

    private void readColumns() throws SQLException {
        catalog.read(
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, COLUMN_NAME, POSITION_IN_UNIQUE_CONSTRAINT"
                        + " FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE"
                        + " ORDER BY CONSTRAINT_SCHEMA, CONSTRAINT_NAME, ORDINAL_POSITION",
                row -> columns.computeIfAbsent(
                                names.logical(row.getString(1), row.getString(2)), n -> new ArrayList<>())
                        .add(new KeyColumn(names.logical(row.getString(3)), row.getInt(4))));
    }

    /**
     * Gives columns their names of today: after a rename, H2 goes on to report a key's old names until the database is
     * opened anew.
     *
     * @param indexed the columns of the key's index, the same but not always in the same order
     */
    private static void refresh(List<KeyColumn> columns, List<String> indexed) {
        List<String> fresh = new ArrayList<>(indexed);
        columns.forEach(column -> fresh.remove(column.name()));
        columns.replaceAll(column ->
                indexed.contains(column.name()) ? column : new KeyColumn(fresh.remove(0), column.positionInTarget()));
    }

    private void readRules() throws SQLException {
        catalog.read(
                "SELECT CONSTRAINT_SCHEMA, CONSTRAINT_NAME, UNIQUE_CONSTRAINT_SCHEMA, UNIQUE_CONSTRAINT_NAME,"
                        + " UPDATE_RULE, DELETE_RULE FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS",
                row -> rules.put(
                        names.logical(row.getString(1), row.getString(2)),
                        new Rules(
                                names.logical(row.getString(3), row.getString(4)),
                                action(row.getString(5)),
                                action(row.getString(6)))));
    }

    private static Constraint.Action action(String rule) {
        return Constraint.Action.valueOf(rule.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private Constraint constraint(Name name, String kind) {
        String local = name.local();
        return switch (kind) {
            case "PRIMARY KEY" -> new Constraint.PrimaryKey(local, columnsOf(name));
            case "UNIQUE" -> new Constraint.Unique(local, columnsOf(name), Constraint.Timing.IMMEDIATE);
            case "FOREIGN KEY" -> H2Normal.of(foreignKey(name));
            default -> new Constraint.Check(local, checks.get(name));
        };
    }

    private List<String> columnsOf(Name constraint) {
        return columns.get(constraint).stream().map(KeyColumn::name).toList();
    }

    private Constraint foreignKey(Name name) {
        Rules rule = rules.get(name);
        List<String> key = columnsOf(rule.targetKey());
        Name target = tables.get(rule.targetKey());
        List<String> targetColumns = columns.get(name).stream()
                .map(c -> key.get(c.positionInTarget() - 1))
                .toList();
        return new Constraint.ForeignKey(
                name.local(),
                columnsOf(name),
                new Constraint.Reference(target, targetColumns, !inScope.test(target)),
                rule.onDelete(),
                rule.onUpdate(),
                Constraint.Timing.IMMEDIATE);
    }
}
