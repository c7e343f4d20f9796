package dev.matar.dialect.h2;

import dev.matar.dialect.Statement;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Enum types as domains; see "CREATE DOMAIN" in H2's manual.
 *
 * <p>The values of a domain cannot change, so that the columns move over to a new domain, which then takes the old one's name.
 */
final class H2Enums {

    private final H2Dialect dialect;
    private final Schema before;

    H2Enums(H2Dialect dialect, Schema before) {
        this.dialect = dialect;
        this.before = before;
    }

    List<Statement> create(EnumType type) {
        if (type.values().isEmpty() || type.values().contains("")) {
            throw dialect.refuse(
                    "has no enum type without values, or with an empty one, as " + type.name() + " would be",
                    "Give it values of at least one character.");
        }
        return List.of(Statement.of("CREATE DOMAIN " + dialect.quote(type.name()) + " AS ENUM"
                + type.values().stream().map(dialect::literal).collect(Collectors.joining(", ", "(", ")"))));
    }

    /** The values of a type become those of a schema after. */
    List<Statement> change(Name type, Schema after) {
        return move(type, after, column -> "");
    }

    /** A value of a type gets another name. */
    List<Statement> rename(RenameEnumValue rename, Schema after) {
        return move(rename.type(), after, column -> " USING CASE " + column + " WHEN " + dialect.literal(rename.value())
                + " THEN " + dialect.literal(rename.to()) + " ELSE CAST(" + column + " AS VARCHAR) END");
    }

    private interface Conversion {
        String of(String quotedColumn);
    }

    private List<Statement> move(Name type, Schema after, Conversion conversion) {
        Name interim = new Name(type.namespace(), type.local() + "_new");
        List<Statement> statements = new ArrayList<>(create(new EnumType(interim, after.enumType(type).values())));
        List<Statement> moves = new ArrayList<>();
        Set<H2Aside> checks = new LinkedHashSet<>();
        for (Table table : before.tables()) {
            for (Column column : table.columns()) {
                if (column.type().resolve(dialect.name()).equals(new Type.Enum(type))) {
                    checks.addAll(H2Aside.forChecks(table, column.name()));
                    moves.addAll(move(table, column, after.table(table.name()).column(column.name()), interim, conversion));
                }
            }
        }
        moves.add(Statement.of("DROP DOMAIN " + dialect.quote(type)));
        moves.add(Statement.of("ALTER DOMAIN " + dialect.quote(interim) + " RENAME TO " + dialect.quote(type.local())));
        statements.addAll(dialect.aside(List.copyOf(checks), moves));
        return statements;
    }

    private List<Statement> move(Table table, Column from, Column to, Name interim, Conversion conversion) {
        List<String> deeds = new ArrayList<>();
        boolean sameDefault = from.defaultValue().equals(to.defaultValue());
        if (!sameDefault) {
            deeds.add("DROP DEFAULT");
        }
        deeds.add("SET DATA TYPE " + dialect.quote(interim) + conversion.of(dialect.quote(from.name())));
        if (!sameDefault) {
            deeds.add("SET " + dialect.defaultOf(to));
        }
        return dialect.alterColumn(table.name(), from.name(), deeds);
    }
}
