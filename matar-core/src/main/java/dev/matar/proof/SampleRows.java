package dev.matar.proof;

import dev.matar.operation.InsertRows;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A few rows for a table, to see whether they outlive a change; the values say nothing. */
final class SampleRows {

    private static final int ROWS = 2;

    private SampleRows() {}

    /** Rows that differ in every column; none where a column must have a value of a type that only one database knows. */
    static Optional<InsertRows> of(Table table, Schema schema) {
        List<String> columns = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 1; i <= ROWS; i++) {
            rows.add(new ArrayList<>());
        }
        for (Column column : table.columns()) {
            boolean given = column.isComputed() || column.defaultValue() instanceof Default.Identity;
            Optional<Object> first = given ? Optional.empty() : value(column.type(), 1, schema);
            if (first.isEmpty() && !given && !column.nullable() && column.defaultValue() == Default.NONE) {
                return Optional.empty();
            }
            if (first.isPresent()) {
                columns.add(column.name());
                for (int i = 1; i <= ROWS; i++) {
                    rows.get(i - 1).add(value(column.type(), i, schema).orElseThrow());
                }
            }
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new InsertRows(table.name(), columns, rows));
    }

    private static Optional<Object> value(Type type, int number, Schema schema) {
        if (type instanceof Type.Varchar text) {
            return Optional.of(cut("text " + number, text.length().orElse(Integer.MAX_VALUE), number));
        } else if (type instanceof Type.Char text) {
            return Optional.of(cut("text " + number, text.length(), number));
        } else if (type instanceof Type.Text) {
            return Optional.of("text " + number);
        } else if (type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt) {
            return Optional.of((long) number);
        } else if (type instanceof Type.Decimal decimal) {
            int scale = decimal.scale().orElse(0);
            return Optional.of(BigDecimal.valueOf(number, scale));
        } else if (type instanceof Type.Real || type instanceof Type.Double) {
            return Optional.of(number + 0.5);
        } else if (type instanceof Type.Boolean) {
            return Optional.of(number % 2 == 1);
        } else if (type instanceof Type.Uuid) {
            return Optional.of(new UUID(0, number));
        } else if (type instanceof Type.Enum name) {
            List<String> values = schema.enums().find(name.name()).map(EnumType::values).orElse(List.of());
            return values.isEmpty() ? Optional.empty() : Optional.of(values.get((number - 1) % values.size()));
        }
        return moment(type, number);
    }

    private static Optional<Object> moment(Type type, int number) {
        LocalDateTime moment = LocalDateTime.of(2023, 4, 28, 1, 59, 42).plusDays(number);
        if (type instanceof Type.Date) {
            return Optional.of(moment.toLocalDate());
        } else if (type instanceof Type.Timestamp timestamp) {
            return Optional.of(timestamp.withTimeZone() ? moment.atOffset(ZoneOffset.UTC) : moment);
        } else if (type instanceof Type.Time time) {
            LocalTime hour = moment.toLocalTime().plusHours(number);
            return Optional.of(time.withTimeZone() ? hour.atOffset(ZoneOffset.UTC) : hour);
        }
        return Optional.empty();
    }

    private static String cut(String text, int length, int number) {
        return text.length() <= length ? text : String.valueOf(number).substring(0, Math.min(1, length));
    }
}
