package dev.matar.dialect.mysql;

import dev.matar.schema.Constraint;
import dev.matar.schema.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The checks of all tables, but for the one that makes a text JSON on MariaDB. */
final class MysqlChecks {

    private final Map<Name, List<Constraint.Check>> byTable = new HashMap<>();
    private final Map<Name, List<Constraint.Check>> ofColumns = new HashMap<>();

    MysqlChecks(MysqlCatalog catalog) throws SQLException {
        catalog.read(catalog.product().checks + catalog.tables() + " ORDER BY 1, 2", row -> {
            Constraint.Check check = new Constraint.Check(row.getString(2), catalog.text(row.getString(3)));
            Name table = Name.of(row.getString(1));
            byTable.computeIfAbsent(table, t -> new ArrayList<>()).add(check);
            if (row.getString(4).equals("Column")) {
                ofColumns.computeIfAbsent(table, t -> new ArrayList<>()).add(check);
            }
        });
    }

    /** Whether a column is JSON; that it is one needs no constraint then, which a column that was renamed has under its former name. */
    boolean takeJson(Name table, String column) {
        String isJson = "json_valid(" + MysqlText.quote(column) + ")";
        Optional<Constraint.Check> json = ofColumns.getOrDefault(table, List.of()).stream()
                .filter(check -> check.expression().equals(isJson))
                .findFirst();
        json.ifPresent(byTable.getOrDefault(table, List.of())::remove);
        return json.isPresent();
    }

    List<Constraint.Check> of(Name table) {
        return byTable.getOrDefault(table, List.of());
    }
}
