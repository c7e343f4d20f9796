package dev.matar.check;

import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows go in that no key tells from others, so that taking them back takes rows along that were there before. */
final class RowsInserted implements Hazard {

    @Override
    public Optional<Cost> of(Operation operation, Schema before) {
        return operation instanceof InsertRows insert
                        && keys(before.table(insert.table())).noneMatch(key -> isGiven(key, insert))
                ? Optional.of(new Cost(
                        Cost.Kind.DATA_LOST,
                        "Taking back the rows inserted into table " + insert.table() + " also deletes rows like them that"
                                + " were there before, since they name no whole key.",
                        "Name the columns of the primary key or of a unique constraint, or write the downgrade by hand."))
                : Optional.empty();
    }

    private static Stream<List<String>> keys(Table table) {
        Stream<List<String>> constraints = table.constraints().stream()
                .filter(c -> c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                .map(Constraint::columns);
        Stream<List<String>> indexes = table.indexes().stream()
                .filter(Index::isKey)
                .map(index -> index.keys().stream().map(Index.Key::text).toList());
        return Stream.concat(constraints, indexes);
    }

    /** Whether every row has a value for each column of a key; of rows with null, a unique constraint allows many. */
    private static boolean isGiven(List<String> key, InsertRows insert) {
        return insert.columns().containsAll(key)
                && key.stream()
                        .map(insert.columns()::indexOf)
                        .allMatch(i -> insert.rows().stream().allMatch(row -> row.get(i) != null));
    }
}
