package dev.matar.dialect.h2;

import dev.matar.dialect.Statement;
import dev.matar.operation.AddEnumValue;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.RenameEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Enum types as domains; see "CREATE DOMAIN" in H2's manual.
 *
 * <p>The values of a domain cannot change, so columns move over to a new domain, which then takes the old one's name.
 * Checks, computed columns and views that compare such a column keep the old list of values within; they are made anew.
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
            throw dialect.unsupported(
                    "has no enum type without values, or with an empty one, as " + type.name() + " would be",
                    "Give it values of at least one character.");
        }
        return List.of(Statement.of("CREATE DOMAIN " + H2Names.quoteDomain(type.name()) + " AS ENUM"
                + type.values().stream().map(dialect::literal).collect(Collectors.joining(", ", "(", ")"))));
    }

    /** A type gets one value more. */
    List<Statement> add(AddEnumValue add, Schema after) {
        return move(add.type(), after, "", column -> "");
    }

    /** A value of a type goes; where a row holds it, that is found out before anything has changed. */
    List<Statement> drop(DropEnumValue drop, Schema after) {
        List<Statement> statements = new ArrayList<>();
        for (Table table : before.tables()) {
            for (Column column : dialect.columnsOf(drop.type(), table)) {
                String name = dialect.quote(drop.type().local() + "_" + column.name() + "_probe");
                String free = dialect.quote(column.name()) + " <> " + dialect.literal(drop.value());
                String alter = "ALTER TABLE " + dialect.quote(table.name());
                statements.add(Statement.of(alter + " ADD CONSTRAINT " + name + " CHECK (" + free + ")"));
                statements.add(Statement.of(alter + " DROP CONSTRAINT " + name));
            }
        }
        statements.addAll(move(drop.type(), after, drop.value(), column -> ""));
        return statements;
    }

    /** A value of a type gets another name. */
    List<Statement> rename(RenameEnumValue rename, Schema after) {
        return move(
                rename.type(),
                after,
                rename.value(),
                column -> " USING CASE " + column + " WHEN "
                        + dialect.literal(rename.value()) + " THEN " + dialect.literal(rename.to()) + " ELSE CAST("
                        + column
                        + " AS VARCHAR) END");
    }

    private interface Conversion {
        String of(String quotedColumn);
    }

    private List<Statement> move(Name type, Schema after, String gone, Conversion conversion) {
        Name interim = new Name(type.namespace(), type.local() + "_new");
        List<Statement> moves = new ArrayList<>(
                create(new EnumType(interim, after.enumType(type).values())));
        List<Statement> recomputed = new ArrayList<>();
        List<H2Aside> checks = new ArrayList<>();
        Set<View> views = new LinkedHashSet<>();
        for (Table table : before.tables()) {
            List<Column> columns = dialect.columnsOf(type, table);
            for (Column computed : computed(table, columns)) {
                moves.addAll(dialect.alterColumn(table.name(), computed.name(), List.of("DROP EXPRESSION")));
                recomputed.addAll(dialect.alterColumn(
                        table.name(), computed.name(), H2AlterColumn.redefinition(dialect, table.name(), computed)));
            }
            for (Column column : columns) {
                moves.addAll(move(table, column, after.table(table.name()).column(column.name()), interim, conversion));
                addReaders(table.name(), gone, views);
            }
            checks.addAll(checks(table, columns));
        }
        moves.add(Statement.of("DROP DOMAIN " + H2Names.quoteDomain(type)));
        moves.add(Statement.of("ALTER DOMAIN " + H2Names.quoteDomain(interim) + " RENAME TO "
                + H2Names.quoteDomain(Name.of(type.local()))));
        moves.addAll(recomputed);
        return withoutViews(List.copyOf(views), dialect.aside(checks, moves));
    }

    private static List<H2Aside> checks(Table table, List<Column> columns) {
        List<H2Aside> checks = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check check && speaksOf(columns, check.expression())) {
                checks.add(new H2Aside(table.name(), check));
            }
        }
        return checks;
    }

    private static List<Column> computed(Table table, List<Column> columns) {
        List<Column> computed = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column.defaultValue() instanceof Default.Computed from && speaksOf(columns, from.sql())) {
                computed.add(column);
            }
        }
        return computed;
    }

    private static boolean speaksOf(List<Column> columns, String sql) {
        return columns.stream().anyMatch(column -> Expression.of(sql).mentions(column.name()));
    }

    /** Adds the views that read a table or view, each after those that read itself. */
    private void addReaders(Name relation, String gone, Set<View> views) {
        for (Name name : before.viewsOf(relation)) {
            View view = before.view(name);
            if (before.views().has(relation)) {
                requireWithout(gone, view);
            }
            addReaders(name, gone, views);
            views.add(view);
        }
    }

    /** The operation has looked at what speaks of the columns themselves, but not at what reads them through a view. */
    private void requireWithout(String gone, View view) {
        if (!gone.isEmpty() && view.query().contains(dialect.literal(gone))) {
            throw dialect.unsupported(
                    "cannot take away or rename the enum value " + gone + " while the view " + view.name()
                            + " speaks of it, which reads a view of the type",
                    "Drop the view " + view.name() + " before, and create it again after.");
        }
    }

    private List<Statement> withoutViews(List<View> views, List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        views.forEach(view -> all.add(Statement.of("DROP VIEW " + dialect.quote(view.name()))));
        all.addAll(statements);
        for (int i = views.size() - 1; i >= 0; i--) {
            all.addAll(dialect.createView(views.get(i)));
        }
        return all;
    }

    private List<Statement> move(Table table, Column from, Column to, Name interim, Conversion conversion) {
        List<String> deeds = new ArrayList<>();
        boolean sameDefault = from.defaultValue().equals(to.defaultValue());
        if (!sameDefault) {
            deeds.add("DROP DEFAULT");
        }
        deeds.add("SET DATA TYPE " + H2Names.quoteDomain(interim) + conversion.of(dialect.quote(from.name())));
        if (!sameDefault) {
            deeds.add("SET " + dialect.defaultOf(to));
        }
        return dialect.alterColumn(table.name(), from.name(), deeds);
    }
}
