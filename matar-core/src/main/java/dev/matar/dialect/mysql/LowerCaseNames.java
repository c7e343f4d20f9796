package dev.matar.dialect.mysql;

import dev.matar.dialect.Rows;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameTable;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Names that a server does not keep as they are given, see lower_case_table_names in the manual. */
final class LowerCaseNames {

    private LowerCaseNames() {}

    /** Refuses to create what would be called otherwise, and not be found again. */
    static void requireKept(Connection connection, Operation operation) throws SQLException {
        Optional<Name> name = operation.parts().stream().flatMap(LowerCaseNames::created).filter(LowerCaseNames::hasCapitals).findFirst();
        if (name.isPresent()) {
            Rows.of(connection, "SELECT @@lower_case_table_names", row -> {
                if (row.getInt(1) == 1) {
                    throw new Refusal(
                            "unsupported",
                            "This server keeps names of tables and views in lower case (lower_case_table_names = 1): " + name.get()
                                    + " would be called " + lower(name.get()) + " there.",
                            "Call it " + lower(name.get()) + ", or use a server with lower_case_table_names = 0.");
                }
            });
        }
    }

    private static Stream<Name> created(Operation part) {
        if (part instanceof CreateTable create) {
            return Stream.of(create.table().name());
        } else if (part instanceof RenameTable rename) {
            return Stream.of(rename.to());
        }
        return part instanceof CreateView create ? Stream.of(create.view().name()) : Stream.empty();
    }

    private static boolean hasCapitals(Name name) {
        return !name.local().equals(lower(name));
    }

    private static String lower(Name name) {
        return name.local().toLowerCase(Locale.ROOT);
    }
}
