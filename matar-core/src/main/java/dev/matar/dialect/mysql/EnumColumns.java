package dev.matar.dialect.mysql;

import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Columns of an enum type, whose values stand in the column itself and whose name has no place but its comment:
 * {@code who feels it (enum mood)}.
 */
final class EnumColumns {

    private static final Pattern MARK = Pattern.compile("(?s)(?:(?<comment>.*) \\(enum (?<name>.+)\\)|enum (?<alone>.+))");
    private static final Pattern VALUE = Pattern.compile("'((?:[^'\\\\]|\\\\.|'')*+)'");
    private static final String ENUM = "enum(";

    /** By the type's name what its columns say of its values. */
    private final Map<Name, String> spellings = new LinkedHashMap<>();

    /** The spelling of a type's values. */
    static String spell(EnumType type) {
        return ENUM + type.values().stream().map(MysqlText::literal).collect(Collectors.joining(",")) + ")";
    }

    /** A column as it is written, which is one of this schema's. */
    static Column spell(Column column, Type resolved, Schema schema) {
        if (!(resolved instanceof Type.Enum type)) {
            return column.type(resolved);
        }
        String mark = "enum " + type.name();
        String comment = column.comment().isEmpty() ? mark : column.comment() + " (" + mark + ")";
        return column.type(new Type.Native(spell(schema.enumType(type.name())))).comment(comment);
    }

    /** A column that was read, with its type's name where it has one. */
    Column read(Column column) {
        Matcher mark = MARK.matcher(column.comment());
        if (!(column.type() instanceof Type.Native values && values.spelling().startsWith(ENUM) && values.spelling().endsWith(")")) || !mark.matches()) {
            return column;
        }
        Name name = Name.parse(mark.group("alone") == null ? mark.group("name") : mark.group("alone"));
        String first = spellings.putIfAbsent(name, values.spelling());
        boolean agrees = first == null || first.equals(values.spelling());
        String comment = mark.group("comment") == null ? "" : mark.group("comment");
        return agrees ? column.type(new Type.Enum(name)).comment(comment) : column;
    }

    List<EnumType> types() {
        List<EnumType> types = new ArrayList<>();
        spellings.forEach((name, spelling) -> types.add(new EnumType(name, values(spelling))));
        return types;
    }

    private static List<String> values(String spelling) {
        List<String> values = new ArrayList<>();
        for (Matcher value = VALUE.matcher(spelling); value.find(); ) {
            values.add(MysqlText.unescape(value.group(1).replace("''", "'")));
        }
        return values;
    }

    /** The columns of an enum type, by table. */
    static Map<Table, List<Column>> of(Name type, Schema schema, MysqlDialect dialect) {
        Map<Table, List<Column>> columns = new LinkedHashMap<>();
        for (Table table : schema.tables()) {
            List<Column> own = dialect.columnsOf(type, table);
            if (!own.isEmpty()) {
                columns.put(table, own);
            }
        }
        return columns;
    }
}
