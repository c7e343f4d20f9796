package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.CheckConstraint;

/** A table as Hibernate would create it. */
final class MappedTable {

    private final Dialect dialect;
    private final Metadata metadata;
    private final MappedNames names;
    private final Members<Name, EnumType> enums;
    private final Unreadable unreadable;
    private final org.hibernate.mapping.Table table;
    private final List<Column> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();

    MappedTable(
            Dialect dialect,
            Metadata metadata,
            MappedNames names,
            Members<Name, EnumType> enums,
            Unreadable unreadable,
            org.hibernate.mapping.Table table) {
        this.dialect = dialect;
        this.metadata = metadata;
        this.names = names;
        this.enums = enums;
        this.unreadable = unreadable;
        this.table = table;
    }

    Table read() {
        for (org.hibernate.mapping.Column column : table.getColumns()) {
            try {
                read(column);
            } catch (RuntimeException e) {
                unreadable.add(table, column, e);
            }
        }
        Members<String, Column> all = Members.of(columns);
        constraints.addAll(0, new MappedKeys(metadata, names, table).read());
        table.getChecks().forEach(check -> addCheck(given(check.getName()), check.getConstraint()));
        if (columns.size() == table.getColumns().size()) {
            AggregateChecks.of(table, metadata, names).forEach(check -> addCheck("", check));
        }
        constraints.removeIf(constraint -> !all.keys().containsAll(constraint.columns()));
        return new Table(names.of(table), all, named(), indexes(all), Objects.requireNonNullElse(table.getComment(), ""), Map.of());
    }

    private void read(org.hibernate.mapping.Column column) {
        MappedColumn mapped = new MappedColumn(dialect, metadata, names, enums, column);
        columns.add(mapped.column());
        addChecks(names.of(column), column.getCheckConstraints());
        mapped.definition().check().ifPresent(check -> addCheck(conventional(names.of(column)), check));
        if (mapped.definition().isUnique() && !column.isUnique()) {
            constraints.add(new Constraint.Unique("", List.of(names.of(column)), Constraint.Timing.IMMEDIATE));
        }
    }

    /** Hibernate makes one of all the checks of a column that have no name. */
    private void addChecks(String column, List<CheckConstraint> checks) {
        List<String> unnamed = new ArrayList<>();
        for (CheckConstraint check : checks) {
            if (check.isAnonymous()) {
                unnamed.add(check.getConstraint());
            } else {
                addCheck(given(check.getName()), check.getConstraint());
            }
        }
        if (!unnamed.isEmpty()) {
            addCheck(conventional(column), unnamed.size() == 1 ? unnamed.get(0) : "(" + String.join(") and (", unnamed) + ")");
        }
    }

    /** A check of a column alone is named after the column, so that it keeps its name when an enum gets another constant. */
    private String conventional(String column) {
        return names.convention().name(names.of(table), new Constraint.Check("", column)).name();
    }

    private String given(String name) {
        return name == null || name.isBlank() ? "" : names.of(name);
    }

    private void addCheck(String name, String condition) {
        constraints.add(new Constraint.Check(name, dialect.readExpression(condition)));
    }

    /** All with a name, no two with the same. */
    private Members<String, Constraint> named() {
        Map<String, Constraint> named = new LinkedHashMap<>();
        for (Constraint constraint : constraints) {
            Constraint one = names.convention().name(names.of(table), constraint);
            String name = one.name();
            for (int i = 2; named.containsKey(one.name()) && !named.get(one.name()).equals(one); i++) {
                one = one.named(name + "_" + i);
            }
            named.put(one.name(), one);
        }
        return Members.of(named.values());
    }

    private Members<String, Index> indexes(Members<String, Column> all) {
        MappedIndex reader = new MappedIndex(dialect, metadata, names);
        return Members.of(table.getIndexes().values().stream()
                .map(reader::read)
                .filter(index -> index.keys().stream().allMatch(key -> key.expression() || all.has(key.text())))
                .toList());
    }
}
