package dev.matar.law;

import dev.matar.law.Features.Feature;
import dev.matar.operation.AddEnumValue;
import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What stands beside tables: views, sequences, the values of enum types. */
final class RandomBesides {

    private final Dice dice;
    private final Features features;
    private final RandomNames names;

    RandomBesides(Dice dice, Features features, RandomNames names) {
        this.dice = dice;
        this.features = features;
        this.names = names;
    }

    /** A view of a table, or sometimes of a view; never of itself. */
    Optional<View> view(Schema schema, Name name) {
        Optional<View> source = dice.find(schema.views().list());
        boolean apart = source.isPresent() && !source.get().name().equals(name) && !source.get().reads(name);
        if (apart && features.can(Feature.VIEWS_OF_VIEWS) && dice.chance(25)) {
            return Optional.of(new View(name, "select count(*) as \"many\" from " + RandomNames.quoted(source.get().name())));
        }
        return dice.<Table>find(schema.tables().list()).map(table -> new View(name, query(table)));
    }

    private String query(Table table) {
        List<String> columns = dice.<Column>some(table.columns().list(), 4).stream()
                .map(c -> RandomNames.quoted(c.name()))
                .toList();
        String from = " from " + RandomNames.quoted(table.name());
        return switch (dice.below(4)) {
            case 0 -> "select count(*) as \"many\"" + from;
            case 1 -> "select " + columns.get(0) + " as \"one\"" + from + " where " + columns.get(0) + " is not null";
            case 2 -> features.can(Feature.PRETENCE) && dice.chance(30) ? "select *" + from : "select " + columns.get(0) + from;
            default -> "select " + String.join(", ", columns) + from;
        };
    }

    Sequence sequence(Name name) {
        boolean up = !features.can(Feature.DESCENDING_SEQUENCES) || dice.chance(80);
        OptionalLong end = dice.chance(30) ? OptionalLong.of(up ? 100_000 : -100_000) : OptionalLong.empty();
        return new Sequence(
                name,
                up ? dice.between(1, 50) : -dice.between(1, 50),
                up ? dice.between(1, 10) : -dice.between(1, 10),
                up ? OptionalLong.empty() : end,
                up ? end : OptionalLong.empty(),
                dice.chance(20),
                dice.chance(30) ? dice.between(2, 20) : 1);
    }

    /** Counts in the same direction, from the number it stands at. */
    Sequence altered(Sequence from) {
        Sequence to = sequence(from.name());
        boolean sameWay = to.increment() > 0 == from.increment() > 0;
        return sameWay
                ? to
                : new Sequence(from.name(), from.start(), -to.increment(), from.min(), from.max(), to.cycle(), to.cache());
    }

    AddEnumValue addValue(EnumType type) {
        String before = dice.chance(50) || type.values().isEmpty() ? "" : dice.pick(type.values());
        return new AddEnumValue(type.name(), newValue(type), before);
    }

    String newValue(EnumType type) {
        while (true) {
            String value = dice.pick(List.of("extra", "it's new", "Übrig", "later")) + dice.below(50);
            if (!type.values().contains(value)) {
                return value;
            }
        }
    }
}
