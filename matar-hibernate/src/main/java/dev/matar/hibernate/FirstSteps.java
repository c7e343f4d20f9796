package dev.matar.hibernate;

import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Schema;
import dev.matar.source.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.mapping.Table;

/** What Hibernate does besides creating tables: the first rows of its generators, and SQL that no schema tells of. */
final class FirstSteps {

    private static final Pattern INSERT =
            Pattern.compile("(?is)insert\\s+into\\s+([^\\s(]+)\\s*(?:\\(([^)]*)\\)\\s*)?values\\s*\\((.*)\\)\\s*");
    private static final Pattern LITERAL = Pattern.compile("\\s*(?:'((?:[^']|'')*)'|(-?\\d+))\\s*(,|$)");

    private final Metadata metadata;
    private final MappedNames names;
    private final AuxiliaryObjects objects;

    FirstSteps(Metadata metadata, MappedNames names, AuxiliaryObjects objects) {
        this.metadata = metadata;
        this.names = names;
        this.objects = objects;
    }

    Wanted with(Schema schema) {
        List<Operation> operations = new ArrayList<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                List<String> columns = table.getColumns().stream().map(names::of).toList();
                table.getInitCommands(names.sql()).forEach(command -> addAll(command, columns, operations));
            }
        }
        operations.addAll(objects.others(false));
        metadata.getDatabase().getInitCommands().forEach(command -> addAll(command, List.of(), operations));
        return new Wanted(schema, objects.others(true), operations);
    }

    private void addAll(InitCommand command, List<String> columns, List<Operation> operations) {
        for (String sql : command.getInitCommands()) {
            operations.add(read(sql, columns));
        }
    }

    /** @param allColumns of the table, for an insert that names none */
    private Operation read(String sql, List<String> allColumns) {
        Matcher insert = INSERT.matcher(sql);
        if (!insert.matches()) {
            return onRows(sql);
        }
        List<String> columns = insert.group(2) == null
                ? allColumns
                : Arrays.stream(insert.group(2).split(",")).map(name -> names.of(name.strip())).toList();
        List<Object> row = values(insert.group(3));
        return !row.isEmpty() && row.size() == columns.size()
                ? new InsertRows(names.parsed(insert.group(1)), columns, List.of(row))
                : onRows(sql);
    }

    private static Sql onRows(String sql) {
        return Sql.onRows(sql).undoneBy("-- The rows go with their table.");
    }

    /** The strings and whole numbers of a list; none where it holds anything else. */
    private static List<Object> values(String list) {
        List<Object> values = new ArrayList<>();
        Matcher literal = LITERAL.matcher(list);
        int end = 0;
        while (end < list.length() && literal.find(end) && literal.start() == end) {
            boolean isString = literal.group(1) != null;
            values.add(isString ? literal.group(1).replace("''", "'") : (Object) Long.valueOf(literal.group(2)));
            end = literal.end();
        }
        return end == list.length() ? values : List.of();
    }
}
