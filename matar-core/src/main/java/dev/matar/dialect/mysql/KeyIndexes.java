package dev.matar.dialect.mysql;

import dev.matar.operation.Operation;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The indexes that foreign keys and numbered columns stand on: an index or key of the table that begins with their columns, or else
 * one for this alone, as the database makes by itself for a foreign key, by its name. That one is no part of a schema; see "FOREIGN KEY
 * Constraints" and "Using AUTO_INCREMENT" in the manual.
 */
final class KeyIndexes {

    /** The name of the index of a column that is numbered and that no key begins with. */
    static final String OF_NUMBERS = "auto_increment";

    /** An option of a table that was looked at: the names of such indexes that are really there, one a line. */
    static final String OPTION = "mysql.key_indexes";

    private KeyIndexes() {}

    /** The columns that each key and each index of a table begins with, so far as they are plain columns. */
    static List<List<String>> keys(Table table) {
        List<List<String>> keys = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.PrimaryKey || constraint instanceof Constraint.Unique) {
                keys.add(constraint.columns());
            }
        }
        table.indexes().forEach(index -> keys.add(plain(index)));
        return keys;
    }

    private static List<String> plain(Index index) {
        List<String> columns = new ArrayList<>();
        for (Index.Key key : index.keys()) {
            if (key.expression() || index.options().containsKey(IndexText.LENGTH + key.text())) {
                break;
            }
            columns.add(key.text());
        }
        return index.options().containsKey(IndexText.KIND) ? List.of() : columns;
    }

    static boolean begins(List<String> key, List<String> columns) {
        return key.size() >= columns.size() && key.subList(0, columns.size()).equals(columns);
    }

    /** The tables that an operation is about and that have such needs. */
    static Set<Name> changedBy(Operation operation, Schema before) {
        Set<Name> tables = new TreeSet<>();
        for (Operation part : operation.parts()) {
            if (part instanceof TableOperation on) {
                before.tables().find(on.table()).filter(table -> !needs(table).isEmpty()).ifPresent(table -> tables.add(table.name()));
            }
        }
        return tables;
    }

    /** What has to stand on an index: each foreign key, and the column that is numbered. */
    private static Map<String, List<String>> needs(Table table) {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        table.foreignKeys().forEach(key -> needs.put(key.name(), key.columns()));
        table.columns().stream()
                .filter(column -> column.defaultValue() instanceof Default.Identity)
                .forEach(column -> needs.put(OF_NUMBERS, List.of(column.name())));
        return needs;
    }

    /** The indexes that are there for this alone, by their names: those that were seen, or else those that there should be. */
    static Map<String, List<String>> own(Table table) {
        Map<String, List<String>> needs = needs(table);
        String seen = table.options().get(OPTION);
        if (seen != null) {
            needs.keySet().retainAll(Arrays.asList(seen.split("\n")));
            return needs;
        }
        List<List<String>> keys = keys(table);
        Map<String, List<String>> own = new LinkedHashMap<>();
        // The longest serve the others, too; among equals it is the name that decides, as tables have no order.
        needs.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<String>>>comparingInt(need -> -need.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .filter(need -> !isMet(need.getValue(), keys) && !isMet(need.getValue(), own.values()))
                .forEach(need -> own.put(need.getKey(), need.getValue()));
        return own;
    }

    private static boolean isMet(List<String> columns, Collection<List<String>> keys) {
        return keys.stream().anyMatch(key -> begins(key, columns));
    }

    /** A table that was looked at; what was seen is told where it is not what there should be. */
    static Table seen(Table table, List<String> names) {
        Map<String, String> options = new TreeMap<>(table.options());
        options.remove(OPTION);
        Table plain = new Table(table.name(), table.columns(), table.constraints(), table.indexes(), table.comment(), options);
        if (own(plain).keySet().equals(Set.copyOf(names))) {
            return plain;
        }
        options.put(OPTION, String.join("\n", names));
        return new Table(table.name(), table.columns(), table.constraints(), table.indexes(), table.comment(), options);
    }

    /** The clauses by which a table that changes has such an index where it needs one, and nowhere else. */
    static List<String> clauses(Table before, Table after, MysqlDialect dialect) {
        Map<String, List<String>> gone = own(before);
        Map<String, List<String>> come = own(after);
        come.entrySet().removeIf(index -> gone.remove(index.getKey(), index.getValue()));
        List<String> clauses = new ArrayList<>();
        come.forEach((name, columns) -> {
            Optional<String> heir = gone.keySet().stream().filter(old -> gone.get(old).equals(columns)).findFirst();
            heir.ifPresent(gone::remove);
            clauses.add(heir.map(old -> "RENAME INDEX " + dialect.quote(old) + " TO " + dialect.quote(name))
                    .orElseGet(() -> "ADD INDEX " + dialect.quote(name) + " " + dialect.list(columns)));
        });
        gone.keySet().forEach(name -> clauses.add("DROP INDEX " + dialect.quote(name)));
        return clauses;
    }
}
