package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Optional;

/** Columns, and what can become of one. */
final class RandomColumns {

    private final Dice dice;
    private final Features features;
    private final RandomNames names;
    private final RandomTypes types;

    RandomColumns(Dice dice, Features features, RandomNames names) {
        this.dice = dice;
        this.features = features;
        this.names = names;
        this.types = new RandomTypes(dice, features);
    }

    /** A column that takes its values from rows. */
    Column plain(Schema schema, Table table) {
        return of(types.any(schema), schema, table);
    }

    Column key(Schema schema, Table table) {
        return new Column(names.column(table), types.keyable()).notNull();
    }

    Column of(Type type, Schema schema, Table table) {
        Column column = new Column(names.column(table), type, dice.chance(60), Default.NONE, comment());
        column = column.type() instanceof Type.Array ? column.nullable(true) : column;
        return dice.chance(30) ? column.from(types.defaultOf(type, schema)) : column;
    }

    String comment() {
        boolean silent = !features.can(Feature.COMMENTS) || dice.chance(80);
        return silent ? "" : dice.pick(List.of("who wrote it", "it's \"quoted\"", "naïve; -- not a comment", "two\nlines"));
    }

    Optional<Column> identity(Table table) {
        boolean hasOne = table.columns().stream().anyMatch(c -> c.defaultValue() instanceof Default.Identity);
        if (hasOne || !features.can(Feature.FREE_IDENTITY)) {
            return Optional.empty();
        }
        Type type = dice.chance(50) ? new Type.BigInt() : new Type.Integer();
        return Optional.of(new Column(names.column(table), type).from(numbering()).notNull());
    }

    /** The number that an identity column counts by; rows give their own where they may. */
    Default numbering() {
        return features.can(Feature.FREE_IDENTITY) && dice.chance(30)
                ? new Default.Identity(dice.chance(40), dice.between(1, 1000), dice.between(1, 5))
                : new Default.Identity(false, 1, 1);
    }

    Optional<Column> computed(Table table) {
        List<Column> sources = table.columns().stream()
                .filter(c -> !c.isComputed() && (RandomTypes.isWhole(c.type()) || RandomTypes.isText(c.type())))
                .toList();
        if (sources.isEmpty() || !features.can(Feature.COMPUTED_COLUMNS)) {
            return Optional.empty();
        }
        Column source = dice.pick(sources);
        String name = names.inExpression(source.name());
        String sql = RandomTypes.isWhole(source.type())
                ? name + dice.pick(List.of(" + 1", " * 2"))
                : features.joined().replace("%s", name);
        boolean stored = !features.can(Feature.VIRTUAL_COLUMNS) || dice.chance(70);
        return Optional.of(new Column(names.column(table), source.type()).from(new Default.Computed(sql, stored)));
    }

    /** The column changed in one respect, so that the table can still be had. */
    Column altered(Column column, Schema schema, Table table) {
        if (column.isComputed()) {
            return column.comment(comment());
        }
        boolean numbered = column.defaultValue() instanceof Default.Identity;
        if (numbered) {
            return features.can(Feature.FREE_IDENTITY) && dice.chance(50) ? unnumbered(column) : column.comment(comment());
        }
        return switch (dice.below(5)) {
            case 0 -> isInPrimaryKey(column, table) || column.type() instanceof Type.Array ? column : column.nullable(!column.nullable());
            case 1 -> column.from(dice.chance(30) ? Default.NONE : types.defaultOf(column.type(), schema));
            case 2 -> column.comment(comment());
            case 3 -> isFree(column, schema, table) ? retyped(column, schema) : column;
            default -> isWholeAndAlone(column, table) ? column.from(numbering()).notNull() : column;
        };
    }

    private Column unnumbered(Column column) {
        return dice.chance(50) ? column.from(Default.NONE) : column.from(numbering());
    }

    private Column retyped(Column column, Schema schema) {
        Column retyped = column.type(types.convertible(column.type()));
        return column.defaultValue().equals(Default.NONE) ? retyped : retyped.from(types.defaultOf(retyped.type(), schema));
    }

    private boolean isWholeAndAlone(Column column, Table table) {
        boolean hasOne = table.columns().stream().anyMatch(c -> c.defaultValue() instanceof Default.Identity);
        boolean counts = column.type() instanceof Type.Integer || column.type() instanceof Type.BigInt;
        return features.can(Feature.FREE_IDENTITY) && counts && !hasOne && column.defaultValue().equals(Default.NONE);
    }

    /** Whether no foreign key needs its type and no expression speaks of it; keys and indexes may hold it. */
    private boolean isFree(Column column, Schema schema, Table table) {
        for (Table other : schema.tables()) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                boolean here = other.name().equals(table.name()) && key.columns().contains(column.name());
                boolean there = key.target().table().equals(table.name())
                        && key.target().columns().contains(column.name());
                if (here || there) {
                    return false;
                }
            }
        }
        return table.usersOf(column.name()).isEmpty();
    }

    private static boolean isInPrimaryKey(Column column, Table table) {
        return table.primaryKey().filter(k -> k.columns().contains(column.name())).isPresent();
    }
}
