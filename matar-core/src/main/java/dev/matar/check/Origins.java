package dev.matar.check;

import dev.matar.operation.AddColumn;
import dev.matar.operation.Code;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.operation.Sql;
import dev.matar.schema.Name;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows tables and columns along operations: what each was called before the first one, and which are new since. */
final class Origins {

    /** Words in SQL that takes rows away or replaces them. */
    private static final Pattern TAKES_ROWS = Pattern.compile("\\b(delete|truncate|merge|replace)\\b", Pattern.CASE_INSENSITIVE);

    /** By today's name; empty for a table that is new. Tables that keep their name are not in here. */
    private final Map<Name, Optional<Name>> tables = new HashMap<>();

    /** The same for columns, by today's name of their table. */
    private final Map<Name, Map<String, Optional<String>>> columns = new HashMap<>();

    /** Tables that lost rows on the way, by their first names: nobody knows ahead what will be left. */
    private final Set<Name> thinned = new HashSet<>();

    private boolean thinnedUnknown;

    /** To be told one operation after the other, each without parts. */
    void follow(Operation operation) {
        if (operation instanceof CreateTable create) {
            forget(create.table().name());
            tables.put(create.table().name(), Optional.empty());
        } else if (operation instanceof DropTable drop) {
            forget(drop.table());
        } else if (operation instanceof RenameTable rename) {
            Optional<Name> first = table(rename.table());
            Map<String, Optional<String>> itsColumns = columnsOf(rename.table());
            forget(rename.table());
            tables.put(rename.to(), first);
            columns.put(rename.to(), itsColumns);
        } else if (operation instanceof AddColumn add) {
            columnsOf(add.table()).put(add.column().name(), Optional.empty());
        } else if (operation instanceof DropColumn drop) {
            columnsOf(drop.table()).remove(drop.column());
        } else if (operation instanceof RenameColumn rename) {
            Optional<String> first = column(rename.table(), rename.column());
            columnsOf(rename.table()).remove(rename.column());
            columnsOf(rename.table()).put(rename.to(), first);
        } else if (operation instanceof DeleteRows delete) {
            table(delete.table()).ifPresent(thinned::add);
        } else {
            thinnedUnknown |= operation instanceof Code || operation instanceof Sql sql && TAKES_ROWS.matcher(sql.up()).find();
        }
    }

    private void forget(Name table) {
        tables.remove(table);
        columns.remove(table);
    }

    private Map<String, Optional<String>> columnsOf(Name table) {
        return columns.computeIfAbsent(table, name -> new HashMap<>());
    }

    /** What a table was called; empty for one that is new. */
    Optional<Name> table(Name now) {
        return tables.getOrDefault(now, Optional.of(now));
    }

    /** What a column was called; empty for one that is new, be it with its table. */
    Optional<String> column(Name table, String now) {
        return table(table).flatMap(first -> columns.getOrDefault(table, Map.of()).getOrDefault(now, Optional.of(now)));
    }

    /** Whether what an operation takes was there before the first one. */
    boolean isOld(Stake stake) {
        return table(stake.table()).isPresent()
                && stake.column().map(column -> column(stake.table(), column).isPresent()).orElse(true);
    }

    /** A stake in the words of before the first operation; empty where nobody can say it then. */
    Optional<Stake> first(Stake stake) {
        if (thinnedUnknown || table(stake.table()).filter(thinned::contains).isPresent()) {
            return Optional.empty();
        }
        Optional<String> column = stake.column().flatMap(name -> column(stake.table(), name));
        Optional<Stake> first = table(stake.table()).map(table -> stake.calling(table, column));
        boolean bySameNames = first.equals(Optional.of(stake)) && columns.getOrDefault(stake.table(), Map.of()).isEmpty();
        return stake.portion() instanceof Stake.Deleted && !bySameNames ? Optional.empty() : first;
    }
}
