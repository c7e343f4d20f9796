package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Operations that a schema allows and an engine can do. */
public final class RandomOperations {

    /** Says an operation of one kind for a schema, where there is anything to do it to. */
    private interface Kind extends Function<Schema, Optional<? extends Operation>> {}

    private final Dice dice;
    private final Features features;
    private final RandomNames names;
    private final RandomColumns columns;
    private final RandomKeys keys;
    private final RandomTypes types;
    private final RandomTables tables;
    private final RandomBesides besides;
    private final Map<Class<? extends Operation>, Kind> kinds = new LinkedHashMap<>();

    public RandomOperations(Dice dice, Features features) {
        this(dice, features, new RandomNames(dice, features, false));
    }

    RandomOperations(Dice dice, Features features, RandomNames names) {
        this.dice = dice;
        this.features = features;
        this.names = names;
        columns = new RandomColumns(dice, features, names);
        keys = new RandomKeys(dice, features, names);
        types = new RandomTypes(dice, features);
        tables = new RandomTables(dice, features, names);
        besides = new RandomBesides(dice, features, names);
        tables();
        partsOfTables();
        besidesTables();
        groups();
    }

    /** Says nothing from now on that takes the name of a view or foreign key of this schema. */
    void reserve(Schema schema) {
        names.reserve(schema);
    }

    /** The kinds of operation that can be asked for. */
    public Set<Class<? extends Operation>> kinds() {
        return kinds.keySet();
    }

    /** One that the schema allows. */
    public Operation any(Schema schema) {
        while (true) {
            Optional<Operation> operation = any(dice.pick(List.copyOf(kinds.keySet())), schema);
            if (operation.isPresent()) {
                return operation.get();
            }
        }
    }

    /** One of a kind; none where the schema has nothing to do it to, or does not allow it. */
    public Optional<Operation> any(Class<? extends Operation> kind, Schema schema) {
        Optional<? extends Operation> operation = kinds.get(kind).apply(schema);
        return operation.isPresent() && allows(schema, operation.get()) ? Optional.of(operation.get()) : Optional.empty();
    }

    private boolean allows(Schema schema, Operation operation) {
        try {
            return features.allows(operation.apply(schema));
        } catch (Refusal refusal) {
            return false;
        }
    }

    private void tables() {
        kinds.put(CreateTable.class, s -> Optional.of(new CreateTable(tables.table(s))));
        kinds.put(DropTable.class, s -> table(s).map(t -> new DropTable(t.name())));
        kinds.put(RenameTable.class, s -> table(s).map(t -> new RenameTable(t.name(), renamed(s, t.name()))));
        kinds.put(CommentOnTable.class, s -> features.can(Feature.COMMENTS)
                ? table(s).map(t -> new CommentOnTable(t.name(), columns.comment()))
                : Optional.empty());
        kinds.put(InsertRows.class, s -> freeTable(s).map(t -> rows(s, t)));
        kinds.put(DeleteRows.class, s -> freeTable(s).map(t -> rows(s, t))
                .map(rows -> new DeleteRows(rows.table(), rows.columns(), rows.rows())));
    }

    /** One whose rows refer to nothing, and to which something can be given. */
    private Optional<Table> freeTable(Schema schema) {
        return dice.find(schema.tables().stream()
                .filter(t -> t.foreignKeys().isEmpty())
                .filter(t -> !t.columns().stream().allMatch(Survivors::isGivenByTheDatabase))
                .toList());
    }

    private InsertRows rows(Schema schema, Table table) {
        return RandomRows.insert(schema, table, dice.between(100, 30_000), dice.between(1, 3));
    }

    private Name renamed(Schema schema, Name name) {
        Name renamed = names.relation(schema);
        return features.can(Feature.MOVES_BETWEEN_NAMESPACES) ? renamed : renamed.in(name.namespace());
    }

    private void partsOfTables() {
        kinds.put(AddColumn.class, s -> table(s).flatMap(t -> addColumn(s, t)));
        kinds.put(DropColumn.class, s -> table(s).flatMap(t -> dropColumn(t)));
        kinds.put(RenameColumn.class, s -> table(s).flatMap(t -> dice.<String>find(List.copyOf(t.columns().keys()))
                .map(c -> new RenameColumn(t.name(), c, nameLike(c, t)))));
        kinds.put(AlterColumn.class, s -> table(s).flatMap(t -> dice.<Column>find(t.columns().list())
                .map(c -> new AlterColumn(t.name(), columns.altered(c, s, t)))));
        kinds.put(AddConstraint.class, s -> table(s).flatMap(t -> keys.any(s, t).map(c -> new AddConstraint(t.name(), c))));
        kinds.put(DropConstraint.class, s -> table(s).flatMap(t -> dice.<Constraint>find(t.constraints().list())
                .filter(c -> features.can(Feature.FREE_IDENTITY) || !isNumbered(t, c))
                .map(c -> new DropConstraint(t.name(), c.name()))));
        kinds.put(CreateIndex.class, s -> table(s).flatMap(t -> keys.index(s, t).map(i -> new CreateIndex(t.name(), i))));
        kinds.put(DropIndex.class, s -> table(s).flatMap(t -> dice.<Index>find(t.indexes().list())
                .map(i -> new DropIndex(t.name(), i.name()))));
    }

    private static boolean isNumbered(Table table, Constraint constraint) {
        return constraint instanceof Constraint.PrimaryKey key
                && key.columns().stream().anyMatch(c -> table.column(c).defaultValue() instanceof Default.Identity);
    }

    private Optional<AddColumn> addColumn(Schema schema, Table table) {
        Optional<Column> special = switch (dice.below(6)) {
            case 0 -> columns.computed(table);
            case 1 -> columns.identity(table);
            default -> Optional.of(columns.plain(schema, table));
        };
        return special.map(column -> new AddColumn(table.name(), column));
    }

    /** Some columns that take values stay, as not every engine has a table without. */
    private Optional<DropColumn> dropColumn(Table table) {
        long plain = table.columns().stream().filter(c -> !c.isComputed()).count();
        return dice.<Column>find(table.columns().list())
                .filter(c -> c.isComputed() || plain > 1)
                .map(c -> new DropColumn(table.name(), c.name()));
    }

    /** A new name that says the same of nulls; see {@link RandomNames#mayHoldNull}. */
    private String nameLike(String column, Table table) {
        while (true) {
            String name = names.column(table);
            if (RandomNames.mayHoldNull(name) == RandomNames.mayHoldNull(column)) {
                return name;
            }
        }
    }

    private void besidesTables() {
        kinds.put(CreateView.class, s -> besides.view(s, names.relation(s)).map(CreateView::new));
        kinds.put(ReplaceView.class, s -> view(s).flatMap(v -> besides.view(s, v.name())).map(ReplaceView::new));
        kinds.put(DropView.class, s -> view(s).map(v -> new DropView(v.name())));
        if (features.can(Feature.SEQUENCES)) {
            kinds.put(CreateSequence.class, s -> Optional.of(new CreateSequence(besides.sequence(names.relation(s)))));
            kinds.put(AlterSequence.class, s -> sequence(s).map(q -> new AlterSequence(besides.altered(q))));
            kinds.put(DropSequence.class, s -> sequence(s).map(q -> new DropSequence(q.name())));
        }
        if (features.can(Feature.ENUMS)) {
            kinds.put(CreateEnum.class, s -> Optional.of(new CreateEnum(types.enumType(names.enumType(s)))));
            kinds.put(DropEnum.class, s -> enumType(s).map(e -> new DropEnum(e.name())));
        }
        if (features.can(Feature.ENUM_VALUES_CHANGE)) {
            kinds.put(AddEnumValue.class, s -> enumType(s).map(e -> besides.addValue(e)));
            kinds.put(DropEnumValue.class, s -> enumType(s).filter(e -> e.values().size() > 1)
                    .map(e -> new DropEnumValue(e.name(), dice.pick(e.values()))));
            kinds.put(RenameEnumValue.class, s -> enumType(s)
                    .map(e -> new RenameEnumValue(e.name(), dice.pick(e.values()), besides.newValue(e))));
        }
        if (features.can(Feature.NAMESPACES)) {
            kinds.put(CreateNamespace.class, s -> Optional.of(new CreateNamespace(names.namespace(s))));
            kinds.put(DropNamespace.class, s -> dice.<String>find(List.copyOf(s.namespaces())).map(DropNamespace::new));
        }
    }

    private void groups() {
        kinds.put(Batch.class, s -> table(s).map(t -> new Batch(t.name(), someOn(t.name(), s))));
        kinds.put(Autocommit.class, s -> any(CreateTable.class, s).map(create -> new Autocommit(List.of(create))));
        kinds.put(Sql.class, s -> Optional.of(
                new Sql("SELECT 1", "SELECT 1", Optional.of(pretended(s)))));
        kinds.put(Code.class, s -> Optional.of(
                new Code("nothing", connection -> {}, Optional.of(connection -> {}), pretended(s))));
    }

    private List<Operation> pretended(Schema schema) {
        if (!features.can(Feature.PRETENCE)) {
            return List.of();
        }
        return dice.<Class<? extends Operation>>some(List.copyOf(kinds.keySet()), 1).stream()
                .flatMap(kind -> any(kind, schema).stream())
                .toList();
    }

    private List<Operation> someOn(Name table, Schema schema) {
        List<Class<? extends Operation>> changes = kinds.keySet().stream()
                .filter(TableOperation.class::isAssignableFrom)
                .filter(kind -> kind != InsertRows.class && kind != DeleteRows.class)
                .toList();
        List<Operation> operations = new ArrayList<>();
        Schema now = schema;
        for (int i = 0; i < 60 && operations.size() < 3; i++) {
            Optional<Operation> operation = any(dice.pick(changes), now);
            if (operation.isPresent() && ((TableOperation) operation.get()).table().equals(table)) {
                operations.add(operation.get());
                now = operation.get().apply(now);
            }
        }
        return operations;
    }

    private Optional<Table> table(Schema schema) {
        return dice.find(schema.tables().list());
    }

    private Optional<View> view(Schema schema) {
        return dice.find(schema.views().list());
    }

    private Optional<Sequence> sequence(Schema schema) {
        return dice.find(schema.sequences().list());
    }

    private Optional<EnumType> enumType(Schema schema) {
        return dice.find(schema.enums().list());
    }
}
