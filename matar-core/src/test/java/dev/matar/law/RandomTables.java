package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Index;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New tables with everything that belongs to them. */
final class RandomTables {

    private final Dice dice;
    private final Features features;
    private final RandomNames names;
    private final RandomColumns columns;
    private final RandomKeys keys;

    RandomTables(Dice dice, Features features, RandomNames names) {
        this.dice = dice;
        this.features = features;
        this.names = names;
        this.columns = new RandomColumns(dice, features, names);
        this.keys = new RandomKeys(dice, features, names);
    }

    Table table(Schema schema) {
        Table table = empty(names.relation(schema)).comment(columns.comment());
        table = withPrimaryKey(schema, table);
        for (int i = dice.between(1, 5); i > 0; i--) {
            table = with(table, columns.plain(schema, table));
        }
        if (dice.chance(15)) {
            table = with(table, columns.computed(table));
        }
        if (dice.chance(40)) {
            table = withReference(schema, table);
        }
        return withIndexes(schema, withConstraints(schema, table));
    }

    private static Table empty(Name name) {
        return new Table(name, Members.none(), Members.none(), Members.none(), "", Map.of());
    }

    private Table withPrimaryKey(Schema schema, Table table) {
        if (dice.chance(15)) {
            return with(table, columns.key(schema, table));
        }
        if (dice.chance(25)) {
            return withNumberedKey(schema, table);
        }
        Table keyed = with(table, columns.key(schema, table));
        keyed = dice.chance(15) ? with(keyed, columns.key(schema, keyed)) : keyed;
        Constraint key = new Constraint.PrimaryKey(
                names.inSchema(schema, keyed), dice.shuffle(List.copyOf(keyed.columns().keys())));
        return keyed.constraints(keyed.constraints().with(key));
    }

    private Table withNumberedKey(Schema schema, Table table) {
        Type type = !features.can(Feature.FREE_IDENTITY) || dice.chance(50) ? new Type.Integer() : new Type.BigInt();
        Column column = new Column(names.column(table), type).from(columns.numbering()).notNull();
        Table keyed = with(table, column);
        Constraint key = new Constraint.PrimaryKey(names.inSchema(schema, keyed), List.of(column.name()));
        return keyed.constraints(keyed.constraints().with(key));
    }

    /** With columns made for a foreign key, as a person would write them. */
    private Table withReference(Schema schema, Table table) {
        List<Table> targets = new ArrayList<>(schema.tables().list());
        targets.add(table);
        Table target = dice.pick(targets);
        Optional<List<String>> key = dice.find(keys.keysOf(target, target == table));
        if (key.isEmpty()) {
            return table;
        }
        Table result = table;
        List<String> referring = new ArrayList<>();
        for (String column : key.get()) {
            Column own = new Column(names.column(result), target.column(column).type()).nullable(dice.chance(70));
            result = with(result, own);
            referring.add(own.name());
        }
        return with(result, keys.foreignKey(schema, result, referring, target, key.get()));
    }

    private Table withConstraints(Schema schema, Table table) {
        Table result = dice.chance(25) ? with(table, keys.unique(schema, table)) : table;
        result = dice.chance(25) ? with(result, keys.check(schema, result)) : result;
        return dice.chance(25) ? with(result, keys.foreignKey(schema, result)) : result;
    }

    private Table withIndexes(Schema schema, Table table) {
        Table result = table;
        for (int i = dice.below(3); i > 0; i--) {
            Optional<Index> index = keys.index(schema, result);
            if (index.isPresent()) {
                result = result.indexes(result.indexes().with(index.get()));
            }
        }
        return result;
    }

    static Table with(Table table, Column column) {
        return table.columns(table.columns().with(column));
    }

    private static Table with(Table table, Constraint constraint) {
        return table.constraints(table.constraints().with(constraint));
    }

    private static Table with(Table table, Optional<? extends Table.Part> part) {
        if (part.isEmpty()) {
            return table;
        }
        return part.get() instanceof Column column ? with(table, column) : with(table, (Constraint) part.get());
    }
}
