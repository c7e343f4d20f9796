package dev.matar.source;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables for the foreign keys of a schema that refer to what is out of its sight: as small as they can be. */
final class StandIns {

    private final Map<Name, Map<String, Column>> columns = new LinkedHashMap<>();
    private final Map<Name, Set<List<String>>> keys = new LinkedHashMap<>();

    private StandIns() {}

    static List<Table> of(Schema schema) {
        StandIns standIns = new StandIns();
        for (Table table : schema.tables()) {
            table.foreignKeys().stream()
                    .filter(key -> key.target().external() && !schema.tables().has(key.target().table()))
                    .forEach(key -> standIns.add(table, key));
        }
        return standIns.tables();
    }

    private void add(Table table, Constraint.ForeignKey key) {
        List<String> names = key.target().columns();
        Map<String, Column> own = columns.computeIfAbsent(key.target().table(), name -> new LinkedHashMap<>());
        for (int i = 0; i < names.size(); i++) {
            own.putIfAbsent(names.get(i), new Column(names.get(i), table.column(key.columns().get(i)).type()));
        }
        keys.computeIfAbsent(key.target().table(), name -> new LinkedHashSet<>()).add(names);
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        columns.forEach((name, own) -> {
            List<Table.Part> parts = new ArrayList<>(own.values());
            keys.get(name).forEach(key -> parts.add(new Constraint.Unique("", key, Constraint.Timing.IMMEDIATE)));
            tables.add(Table.of(name, Naming.STANDARD, parts));
        });
        return tables;
    }
}
