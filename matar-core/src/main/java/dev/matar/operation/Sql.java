package dev.matar.operation;

import static dev.matar.operation.Operation.refuse;

import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * SQL as it stands, one statement or several.
 *
 * @param up what is run
 * @param down what takes it back; empty where nothing can
 * @param effect what {@code up} does to the schema: nothing where it touches only rows; absent where nobody declared it, so that
 *     the schema is unknown from there on
 */
public record Sql(String up, String down, Optional<List<Operation>> effect) implements Operation {

    public Sql {
        effect = effect.map(List::copyOf);
    }

    /** SQL that touches rows and leaves the schema as it is. */
    public static Sql onRows(String up) {
        return new Sql(up, "", Optional.of(List.of()));
    }

    /** SQL that does to the schema what these operations would do. */
    public static Sql declared(String up, List<Operation> effect) {
        return new Sql(up, "", Optional.of(effect));
    }

    /** SQL that may do anything to the schema. */
    public static Sql undeclared(String up) {
        return new Sql(up, "", Optional.empty());
    }

    public Sql undoneBy(String sql) {
        return new Sql(up, sql, effect);
    }

    @Override
    public Schema change(Schema before) {
        return effect.map(operations -> Operation.applyAll(operations, before))
                .orElseGet(() -> Schema.unknown("the SQL «" + firstLine(up) + "» does not declare its effect"));
    }

    @Override
    public Operation inverse(Schema before) {
        if (down.isEmpty()) {
            throw refuse(
                    "The SQL «" + firstLine(up) + "» says nothing of how it is taken back.",
                    "Give the SQL that undoes it, or write the downgrade by hand.");
        }
        return new Sql(down, up, effect.map(operations -> Operation.inverseAll(operations, before)));
    }

    private static String firstLine(String sql) {
        String line = sql.strip().lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 59) + "…" : line;
    }
}
