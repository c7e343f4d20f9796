package dev.matar.compare;

import dev.matar.schema.Constraint;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a schema somebody looks at; a foreign key to a table that is left out becomes an external one.
 *
 * @param leftOut names of tables, views, sequences and enum types, such as {@code legacy_*} or {@code audit.*}; {@code *} stands for any
 *     letters, {@code ?} for one
 */
public record Sight(List<String> leftOut) {

    public Sight {
        leftOut = List.copyOf(leftOut);
    }

    public Schema of(Schema schema) {
        if (leftOut.isEmpty()) {
            return schema;
        }
        List<Pattern> patterns = leftOut.stream().map(Sight::pattern).toList();
        List<Table> tables = seen(schema.tables(), patterns);
        Set<Name> names = tables.stream().map(Table::name).collect(Collectors.toSet());
        return Schema.of(
                tables.stream().map(table -> apart(table, names)).toList(),
                seen(schema.sequences(), patterns),
                seen(schema.enums(), patterns),
                seen(schema.views(), patterns),
                schema.namespaces());
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        glob.codePoints().forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString());
    }

    private static <T extends Member<Name>> List<T> seen(Members<Name, T> members, List<Pattern> leftOut) {
        return members.stream().filter(one -> leftOut.stream().noneMatch(p -> p.matcher(text(one.key())).matches())).toList();
    }

    private static String text(Name name) {
        return name.namespace().isEmpty() ? name.local() : name.namespace() + "." + name.local();
    }

    private static Table apart(Table table, Set<Name> seen) {
        List<Constraint> constraints = new ArrayList<>(table.constraints().list());
        constraints.replaceAll(one -> one instanceof Constraint.ForeignKey key && !seen.contains(key.target().table())
                ? key.target(new Constraint.Reference(key.target().table(), key.target().columns(), true))
                : one);
        return table.constraints(Members.of(constraints));
    }
}
