package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Action;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Constraints and indexes over the columns that a table has. */
final class RandomKeys {

    private final Dice dice;
    private final Features features;
    private final RandomNames names;
    private final RandomTypes types;

    RandomKeys(Dice dice, Features features, RandomNames names) {
        this.dice = dice;
        this.features = features;
        this.names = names;
        this.types = new RandomTypes(dice, features);
    }

    Optional<Constraint> any(Schema schema, Table table) {
        return switch (dice.below(5)) {
            case 0 -> primaryKey(schema, table);
            case 1 -> unique(schema, table);
            case 2 -> check(schema, table);
            default -> foreignKey(schema, table);
        };
    }

    Optional<Constraint> primaryKey(Schema schema, Table table) {
        if (table.primaryKey().isPresent()) {
            return Optional.empty();
        }
        return newKey(table, 2).map(key -> new Constraint.PrimaryKey(names.inSchema(schema, table), key));
    }

    Optional<Constraint> unique(Schema schema, Table table) {
        Timing timing = features.can(Feature.DEFERRABLE_UNIQUES) && dice.chance(20) ? dice.pick(List.of(Timing.values())) : Timing.IMMEDIATE;
        return newKey(table, 3).map(key -> new Constraint.Unique(names.inSchema(schema, table), key, timing));
    }

    /** Columns that are no key yet; some engines let two keys over the same columns be one. */
    private Optional<List<String>> newKey(Table table, int atMost) {
        List<String> columns = keyable(table);
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(dice.<String>some(columns, atMost)).filter(key -> !table.hasKey(key));
    }

    private static List<String> keyable(Table table) {
        return table.columns().stream()
                .filter(c -> RandomTypes.isKeyable(c.type()) && !c.isComputed())
                .map(Column::name)
                .toList();
    }

    /** A rule that every generated row keeps. */
    Optional<Constraint> check(Schema schema, Table table) {
        List<String> rules = new ArrayList<>();
        for (Column column : table.columns()) {
            String name = names.inExpression(column.name());
            if (RandomTypes.isWhole(column.type()) && !column.isComputed()) {
                rules.add(name + " >= 0");
                rules.add(name + " > -5 and " + name + " <> -1");
            } else if (column.type() instanceof Type.Varchar && !column.isComputed()) {
                rules.add("length(" + name + ") < 200");
                rules.add(name + " <> 'zz; -- \"nobody\"'");
            }
        }
        return dice.find(rules).map(rule -> new Constraint.Check(
                names.inSchema(schema, table), rules.size() > 2 && dice.chance(30) ? rule + " or " + dice.pick(rules) : rule));
    }

    /** A foreign key from columns that are there, to the table itself or another. */
    Optional<Constraint> foreignKey(Schema schema, Table table) {
        for (Table target : dice.<Table>shuffle(schema.tables().list())) {
            for (List<String> key : dice.<List<String>>shuffle(keysOf(target, table.name().equals(target.name())))) {
                Optional<List<String>> columns = matching(schema, table, target, key);
                if (columns.isPresent()) {
                    return Optional.of(foreignKey(schema, table, columns.get(), target, key));
                }
            }
        }
        return Optional.empty();
    }

    Constraint.ForeignKey foreignKey(Schema schema, Table table, List<String> columns, Table target, List<String> key) {
        List<Action> actions = new ArrayList<>(List.of(Action.NO_ACTION, Action.NO_ACTION, Action.CASCADE, Action.RESTRICT));
        if (columns.stream().allMatch(c -> table.column(c).nullable())) {
            actions.add(Action.SET_NULL);
        }
        boolean late = features.can(Feature.DEFERRABLE_FOREIGN_KEYS) && dice.chance(30);
        return new Constraint.ForeignKey(
                names.inSchema(schema, table),
                columns,
                new Constraint.Reference(target.name(), key, false),
                dice.pick(actions),
                dice.pick(actions),
                late ? dice.pick(List.of(Timing.values())) : Timing.IMMEDIATE);
    }

    /** The same for a foreign key of the table to itself, where that makes a difference. */
    List<List<String>> keysOf(Table table, boolean toItself) {
        List<List<String>> keys = keysOf(table);
        if (toItself && !features.can(Feature.SELF_REFERENCES_TO_ANY_KEY)) {
            keys.removeIf(key -> table.primaryKey().filter(p -> p.columns().equals(key)).isEmpty());
        }
        return keys;
    }

    /** The column lists of a table that a foreign key can refer to, and in which each row has its number. */
    List<List<String>> keysOf(Table table) {
        List<List<String>> keys = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            boolean unique = constraint instanceof Constraint.Unique u && u.timing() == Timing.IMMEDIATE;
            if (unique || constraint instanceof Constraint.PrimaryKey) {
                keys.add(constraint.columns());
            }
        }
        if (features.can(Feature.FOREIGN_KEYS_TO_UNIQUE_INDEXES)) {
            table.indexes().stream()
                    .filter(Index::isKey)
                    .forEach(i -> keys.add(i.keys().stream().map(Index.Key::text).toList()));
        }
        keys.removeIf(key -> key.stream().anyMatch(c ->
                RandomNames.mayHoldNull(c) || Survivors.isGivenByTheDatabase(table.column(c))));
        return keys;
    }

    /** Columns of the table for a key of a target; to a table further down only such as may be null, so that rows can be put in. */
    private Optional<List<String>> matching(Schema schema, Table table, Table target, List<String> key) {
        List<String> columns = new ArrayList<>();
        for (String wanted : key) {
            Optional<String> match = dice.<Column>shuffle(table.columns().list()).stream()
                    .filter(c -> c.type().equals(target.column(wanted).type()))
                    .filter(c -> !c.isComputed() && !(c.defaultValue() instanceof Default.Identity))
                    .map(Column::name)
                    .filter(c -> !columns.contains(c))
                    .findFirst();
            match.ifPresent(columns::add);
        }
        boolean self = table.name().equals(target.name());
        boolean fits = columns.size() == key.size()
                && !(self && new HashSet<>(columns).equals(new HashSet<>(key)))
                && (self || isAbove(schema, target, table) || columns.stream().anyMatch(c -> canBeNull(table, c)));
        return fits ? Optional.of(columns) : Optional.empty();
    }

    private static boolean canBeNull(Table table, String column) {
        return table.column(column).nullable() && RandomNames.mayHoldNull(column);
    }

    static boolean isAbove(Schema schema, Table one, Table other) {
        List<?> order = List.copyOf(schema.tables().keys());
        int place = order.indexOf(other.name());
        return place < 0 || order.indexOf(one.name()) < place;
    }

    Optional<Index> index(Schema schema, Table table) {
        List<Column> columns = table.columns().stream().filter(c -> types.isIndexable(c.type())).toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<Index.Key> keys = new ArrayList<>();
        dice.<Column>some(columns, 3).forEach(column -> keys.add(key(column)));
        boolean unique = dice.chance(25) && keys.stream().noneMatch(Index.Key::expression) && isNewKey(table, keys);
        Index index = new Index(names.inSchema(schema, table), keys, unique, "", List.of(), Map.of());
        return Optional.of(decorate(index, table));
    }

    private boolean isNewKey(Table table, List<Index.Key> keys) {
        List<String> columns = keys.stream().map(Index.Key::text).toList();
        return keyable(table).containsAll(columns) && !table.hasKey(columns);
    }

    private Index.Key key(Column column) {
        String name = names.inExpression(column.name());
        boolean expression = features.can(Feature.EXPRESSION_INDEXES) && dice.chance(20);
        Index.Key key = Index.Key.column(column.name());
        if (expression && RandomTypes.isText(column.type())) {
            key = Index.Key.expression("lower(" + name + ")");
        } else if (expression && RandomTypes.isWhole(column.type())) {
            key = Index.Key.expression("abs(" + name + ")");
        }
        key = dice.chance(20) ? key.desc() : key;
        return features.can(Feature.NULLS_ORDER) && dice.chance(10) ? key.nulls(dice.pick(List.of(Index.Nulls.values()))) : key;
    }

    private Index decorate(Index index, Table table) {
        Column column = dice.pick(table.columns().list());
        if (features.can(Feature.PARTIAL_INDEXES) && dice.chance(20)) {
            index = index.where(names.inExpression(column.name()) + " is not null");
        }
        boolean included = index.keys().stream().noneMatch(k -> k.text().equals(column.name()));
        if (features.can(Feature.INCLUDED_COLUMNS) && included && dice.chance(15)) {
            index = index.include(column.name());
        }
        boolean hash = !index.unique() && index.keys().equals(List.of(Index.Key.column(index.keys().get(0).text())));
        boolean plain = index.include().isEmpty() && hash;
        return features.can(Feature.DIALECT_OPTIONS) && plain && dice.chance(10) ? index.option("postgresql.using", "hash") : index;
    }
}
