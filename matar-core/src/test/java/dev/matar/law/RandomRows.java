package dev.matar.law;

import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rows in which row number i says i wherever it can, in every type and table: so keys are unique, every foreign key finds the row
 * of its number, and a number that becomes a text, or a key of another column, still holds.
 */
public final class RandomRows {

    private RandomRows() {}

    /** So many rows for every table, in an order in which every foreign key finds its row. */
    public static List<Operation> fill(Schema schema, int count) {
        List<Operation> inserts = new ArrayList<>();
        for (Table table : schema.tables()) {
            InsertRows rows = insert(schema, table, 1, count);
            if (!rows.columns().isEmpty()) {
                inserts.add(rows);
            }
        }
        return inserts;
    }

    /** Rows for one table, numbered from {@code first}. */
    public static InsertRows insert(Schema schema, Table table, int first, int count) {
        List<Column> columns = table.columns().stream().filter(RandomRows::isGiven).toList();
        List<List<Object>> rows = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            List<Object> row = new ArrayList<>();
            for (Column column : columns) {
                row.add(isNull(schema, table, column, i) ? null : value(schema, column.type(), i));
            }
            rows.add(row);
        }
        return new InsertRows(table.name(), columns.stream().map(Column::name).toList(), rows);
    }

    private static boolean isGiven(Column column) {
        return !column.isComputed() && !(column.defaultValue() instanceof Default.Identity identity && identity.always());
    }

    private static boolean isNull(Schema schema, Table table, Column column, int i) {
        if (!column.nullable() || !RandomNames.mayHoldNull(column.name())) {
            return column.nullable() && value(schema, column.type(), i) == null;
        }
        return i % 2 == 0 || value(schema, column.type(), i) == null || refersAhead(schema, table, column);
    }

    /** Whether a foreign key leads to a table that is filled only after this one. */
    private static boolean refersAhead(Schema schema, Table table, Column column) {
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            boolean self = key.target().table().equals(table.name());
            if (key.columns().contains(column.name()) && !key.target().external() && !self) {
                Table target = schema.table(key.target().table());
                if (!RandomKeys.isAbove(schema, target, table)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The value that row number i has in a column of a type; null where the type has no such value. */
    static Object value(Schema schema, Type type, int i) {
        if (RandomTypes.isWhole(type)) {
            return i;
        } else if (RandomTypes.isText(type) || type instanceof Type.Char) {
            return String.valueOf(i);
        } else if (type instanceof Type.Decimal) {
            return new BigDecimal(i + ".00");
        } else if (type instanceof Type.Real || type instanceof Type.Double) {
            return new BigDecimal(i + ".5");
        } else if (type instanceof Type.Boolean) {
            return i % 2 == 0;
        } else if (type instanceof Type.Uuid) {
            return new UUID(0, i);
        } else if (type instanceof Type.Json) {
            return "{\"n\": " + i + ", \"text\": \"it's\"}";
        } else if (type instanceof Type.Binary) {
            return new byte[] {0, (byte) i, -1};
        } else if (type instanceof Type.Enum of) {
            return schema.enumType(of.name()).values().get(0);
        }
        return type instanceof Type.Interval ? i + " 00:00:00" : moment(type, i);
    }

    private static Object moment(Type type, int i) {
        LocalDateTime moment = LocalDateTime.of(2023, 4, 28, 1, 59, 42).plusHours(i);
        if (type instanceof Type.Date) {
            return LocalDate.of(2023, 4, 28).plusDays(i);
        } else if (type instanceof Type.Time) {
            return LocalTime.of(1, 59, 42).plusSeconds(i);
        } else if (type instanceof Type.Timestamp stamp) {
            return stamp.withTimeZone() ? OffsetDateTime.of(moment, ZoneOffset.UTC) : moment;
        }
        return null;
    }
}
