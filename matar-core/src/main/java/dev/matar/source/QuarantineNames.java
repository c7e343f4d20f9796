package dev.matar.source;

import dev.matar.dialect.Scope;
import dev.matar.schema.Column;
import dev.matar.schema.Members;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tables and columns in quarantine are called: a word and a number, short enough for every database and plain in each. */
public final class QuarantineNames {

    private static final String WORD = "matar_quarantine_";
    private static final Pattern NAME = Pattern.compile(WORD + "(\\d{1,18})");

    private QuarantineNames() {}

    public static String of(long number) {
        return WORD + number;
    }

    /** Whether something of this name is in quarantine. */
    public static boolean is(String name) {
        return number(name).isPresent();
    }

    private static OptionalLong number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** The greatest number in a schema; 0 where there is none. */
    public static long last(Schema schema) {
        Stream<String> names = schema.tables().stream()
                .flatMap(table -> Stream.concat(Stream.of(table.name().local()), table.columns().keys().stream()));
        return names.map(QuarantineNames::number).flatMapToLong(OptionalLong::stream).max().orElse(0);
    }

    /** The columns of a table that are in quarantine. */
    public static List<Column> columns(Table table) {
        return table.columns().stream().filter(column -> is(column.name())).toList();
    }

    /** The same scope without tables in quarantine. */
    public static Scope outside(Scope scope) {
        return scope.and(name -> !is(name.local()));
    }

    /** A schema without columns in quarantine, but for those that somebody has made use of. */
    public static Schema outside(Schema schema) {
        Schema seen = schema;
        for (Table table : schema.tables()) {
            Members<String, Column> columns = table.columns();
            for (Column column : columns(table)) {
                columns = table.usersOf(column.name()).isEmpty() ? columns.without(column.name()) : columns;
            }
            seen = columns == table.columns() ? seen : seen.with(table.columns(columns));
        }
        return seen;
    }
}
