package dev.matar.dialect.sqlite;

import dev.matar.dialect.Scope;
import dev.matar.dialect.sqlite.SqliteCatalog.Col;
import dev.matar.dialect.sqlite.SqliteCatalog.Item;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads a schema from a live SQLite database.
 *
 * <p>What SQLite keeps of a schema is <a href="https://sqlite.org/schematab.html">its texts</a>. They are read here,
 * and refused where SQLite's own reading of them differs.
 */
final class SqliteInspector {

    /** The option of a table that holds the text of a trigger, by the trigger's name. */
    static final String TRIGGER = "sqlite.trigger.";

    private final SqliteCatalog catalog;
    private final Scope scope;
    private final Function<String, Optional<Target>> targets;
    private final Map<Name, EnumType> enums = new TreeMap<>();
    private final List<Constraint> known = new ArrayList<>();

    /** A table that a foreign key may refer to. */
    private record Target(String name, List<Col> columns) {}

    /** @param targets finds a table by a name in any case */
    private SqliteInspector(SqliteCatalog catalog, Scope scope, Function<String, Optional<Target>> targets) {
        this.catalog = catalog;
        this.scope = scope;
        this.targets = targets;
    }

    static Schema inspect(Connection connection, Scope scope) throws SQLException {
        SqliteCatalog catalog = SqliteCatalog.of(connection);
        Map<String, Target> targets = new HashMap<>();
        catalog.columns().forEach((name, columns) -> targets.put(SqliteNames.fold(name), new Target(name, columns)));
        SqliteInspector inspector = new SqliteInspector(
                catalog, scope, written -> Optional.ofNullable(targets.get(SqliteNames.fold(written))));
        List<Table> tables = inspector.tables();
        List<EnumType> enums = List.copyOf(inspector.enums.values());
        return SqliteNormalizer.normalize(Schema.of(tables, List.of(), enums, inspector.views(), Set.of()));
    }

    /**
     * A schema with one of its tables read again, and with what the table brings along; the schema itself where it is
     * gone.
     */
    static Schema reread(Connection connection, Name name, Schema before) throws SQLException {
        SqliteCatalog catalog = SqliteCatalog.of(connection, name.local());
        SqliteInspector inspector = new SqliteInspector(
                catalog, new Scope(before.tables()::has), written -> target(written, catalog, before));
        before.enums().forEach(type -> inspector.enums.put(type.name(), type));
        before.tables().find(name).ifPresent(table -> SqliteNormalizer.normalize(table)
                .constraints()
                .forEach(inspector.known::add));
        List<Table> tables = inspector.tables();
        Schema after = before.enums(Members.of(inspector.enums.values()));
        return tables.isEmpty() ? before : after.with(asKnown(SqliteNormalizer.normalize(tables.get(0)), before));
    }

    /** A table whose columns are as they were known, where SQLite only has another word for them: no operation shall see a difference. */
    private static Table asKnown(Table read, Schema before) {
        Table known = before.tables().find(read.name()).orElse(read);
        Table normal = SqliteNormalizer.normalize(known);
        Table result = read;
        for (Column column : known.columns()) {
            if (read.columns().find(column.name()).equals(normal.columns().find(column.name()))) {
                result = result.columns(result.columns().with(column));
            }
        }
        return result;
    }

    private static Optional<Target> target(String written, SqliteCatalog catalog, Schema schema) {
        Name exact = Name.of(written);
        Optional<Name> name = schema.tables().has(exact)
                ? Optional.of(exact)
                : schema.tables().keys().stream()
                        .filter(other -> SqliteNames.fold(other.local()).equals(SqliteNames.fold(written)))
                        .findFirst();
        return name.map(found -> new Target(
                found.local(),
                Optional.ofNullable(catalog.columns().get(found.local()))
                        .orElseGet(() -> columns(schema.table(found)))));
    }

    private static List<Col> columns(Table table) {
        List<String> key =
                table.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
        return table.columns().stream()
                .map(column -> new Col(column.name(), !column.nullable(), key.indexOf(column.name()) + 1))
                .toList();
    }

    private List<Table> tables() {
        Map<String, List<Item>> byTable = new LinkedHashMap<>();
        for (Item item : catalog.objects()) {
            if (item.is("table") && scope.includes(Name.of(item.name()))) {
                byTable.put(item.name(), new ArrayList<>(List.of(item)));
            }
        }
        for (Item item : catalog.objects()) {
            Optional<String> owner = SqliteNames.same(item.table(), item.is("view") ? Set.of() : byTable.keySet());
            owner.filter(name -> !item.is("table"))
                    .ifPresent(name -> byTable.get(name).add(item));
        }
        return byTable.values().stream()
                .map(items -> table(items.get(0), items))
                .toList();
    }

    private List<View> views() {
        List<View> views = new ArrayList<>();
        for (Item item : catalog.objects()) {
            if (item.is("view") && scope.includes(Name.of(item.name()))) {
                views.add(new View(Name.of(item.name()), query(item)));
            }
        }
        return views;
    }

    /** A view's query; column names before it become those of a query around it. */
    private static String query(Item view) {
        SqliteCursor in = new SqliteCursor(view.sql());
        in.takeUntil("VIEW");
        in.expect("VIEW");
        in.takes("IF", "NOT", "EXISTS");
        in.take();
        String columns = in.peek().is("(") ? in.takeParenthesized() : "";
        in.expect("AS");
        String name = SqliteNames.quote(view.name());
        return columns.isEmpty()
                ? in.rest()
                : "WITH " + name + "(" + columns + ") AS (" + in.rest() + ") SELECT * FROM " + name;
    }

    // ---- one table

    private Table table(Item item, List<Item> items) {
        SqliteDdl.Text text = SqliteDdl.read(item.sql());
        requireAgreement(item, text);
        Name name = Name.of(item.name());
        Map<String, String> options = new TreeMap<>(text.options());
        List<Index> indexes = new ArrayList<>();
        for (Item other : items) {
            if (other.is("index")) {
                indexes.add(SqliteIndexDdl.read(
                        other.name(), other.sql(), text.columns().keySet()));
            } else if (other.is("trigger")) {
                options.put(TRIGGER + other.name(), other.sql());
            }
        }
        List<Constraint> constraints = new ArrayList<>();
        text.constraints().forEach(constraint -> constraints.add(resolved(constraint, options)));
        List<Column> columns = new ArrayList<>();
        text.columns().values().forEach(column -> columns.add(column(column, text, constraints)));
        return new Table(
                name,
                Members.of(columns),
                Members.of(named(name, constraints, indexes)),
                Members.of(indexes),
                "",
                options);
    }

    private void requireAgreement(Item item, SqliteDdl.Text text) {
        List<String> read = new ArrayList<>();
        List<String> meant = new ArrayList<>();
        for (Col col : catalog.columns().getOrDefault(item.name(), List.of())) {
            meant.add(col.name() + (col.notNull() && col.key() == 0 ? " NOT NULL" : ""));
            Column column = text.columns().get(col.name());
            read.add(column == null ? "" : column.name() + (!column.nullable() && col.key() == 0 ? " NOT NULL" : ""));
        }
        if (!read.equals(meant) || meant.size() != text.columns().size()) {
            throw new Refusal(
                    "unreadable-schema",
                    "The text of the table " + item.name() + " in sqlite_schema was read as " + read
                            + ", but SQLite understands it as " + meant + ".",
                    "Leave the table out of sight with a filter, and report its text.");
        }
    }

    /**
     * An enum type whose columns disagree about its values is one for the first of them and a plain check for the
     * others.
     */
    private Column column(Column column, SqliteDdl.Text text, List<Constraint> constraints) {
        EnumType type = text.enums().get(column.name());
        if (type == null || enums.computeIfAbsent(type.name(), name -> type).equals(type)) {
            return column;
        }
        String values = String.join(
                ", ", type.values().stream().map(SqliteNames::string).toList());
        constraints.add(new Constraint.Check(
                SqliteDdl.ENUM + type.name().local(), SqliteNames.quote(column.name()) + " IN (" + values + ")"));
        return column.type(new Type.Native("VARCHAR"));
    }

    /**
     * Gives a foreign key its target as it is really called; elsewhere SQLite looks no closer than at the name without
     * case.
     */
    private Constraint resolved(Constraint constraint, Map<String, String> options) {
        if (!(constraint instanceof Constraint.ForeignKey key)) {
            return constraint;
        }
        String written = key.target().table().local();
        Target target = targets.apply(written).orElse(new Target(written, List.of()));
        List<Col> columns = target.columns();
        List<String> found = key.target().columns().contains("")
                ? keyOf(columns)
                : named(key.target().columns(), columns);
        boolean whole = found.size() == key.columns().size();
        if (!whole) {
            String lost =
                    "the foreign key of " + String.join(", ", key.columns()) + " to no columns of " + target.name();
            options.merge(SqliteDdl.UNMODELLED, lost, (a, b) -> a + ", " + b);
        }
        List<String> names = columns.stream().map(Col::name).toList();
        boolean external = !whole || !scope.includes(Name.of(target.name())) || !names.containsAll(found);
        return key.target(new Constraint.Reference(Name.of(target.name()), whole ? found : key.columns(), external));
    }

    private static List<String> keyOf(List<Col> columns) {
        return columns.stream()
                .filter(column -> column.key() > 0)
                .sorted(Comparator.comparingInt(Col::key))
                .map(Col::name)
                .toList();
    }

    private static List<String> named(List<String> written, List<Col> columns) {
        List<String> names = columns.stream().map(Col::name).toList();
        return written.stream()
                .map(column -> SqliteNames.same(column, names).orElse(column))
                .toList();
    }

    /** All constraints with a name, no two the same: what nobody named is named by what it is. */
    private List<Constraint> named(Name table, List<Constraint> constraints, List<Index> indexes) {
        List<String> taken = new ArrayList<>(indexes.stream().map(Index::name).toList());
        List<Constraint> named = new ArrayList<>(Collections.nCopies(constraints.size(), null));
        for (boolean unnamed : new boolean[] {false, true}) {
            for (int i = 0; i < constraints.size(); i++) {
                Constraint constraint = constraints.get(i);
                if (constraint.name().isEmpty() == unnamed) {
                    String name = SqliteNames.free(nameOf(table, constraint), taken);
                    taken.add(name);
                    named.set(i, constraint.named(name));
                }
            }
        }
        return named;
    }

    private String nameOf(Name table, Constraint constraint) {
        return known.stream()
                .filter(other -> constraint.name().isEmpty() && other.named("").equals(constraint))
                .findFirst()
                .orElseGet(() -> Naming.STANDARD.name(table, constraint))
                .name();
    }
}
