package dev.matar.law;

import dev.matar.operation.*;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whole schemas, and schemas that share most of what another has. */
public final class RandomSchemas {

    private static final List<Class<? extends Operation>> BUILDING = List.of(
            CreateNamespace.class,
            CreateSequence.class,
            CreateEnum.class,
            CreateTable.class,
            CreateTable.class,
            CreateTable.class,
            CreateTable.class,
            AddConstraint.class,
            AddConstraint.class,
            CreateView.class);

    private final Dice dice;
    private final Features features;
    private final RandomOperations operations;

    public RandomSchemas(Dice dice, Features features) {
        this(dice, features, new RandomOperations(dice, features));
    }

    private RandomSchemas(Dice dice, Features features, RandomOperations operations) {
        this.dice = dice;
        this.features = features;
        this.operations = operations;
    }

    /** Schemas whose names are few, so that two of them share many, though for other things. */
    public static RandomSchemas ofFewNames(Dice dice, Features features) {
        return new RandomSchemas(dice, features, new RandomOperations(dice, features, new RandomNames(dice, features, true)));
    }

    public Schema schema() {
        Schema schema = Schema.empty();
        for (int i = dice.between(2, 14); i > 0; i--) {
            Class<? extends Operation> kind = dice.pick(BUILDING);
            if (operations.kinds().contains(kind)) {
                schema = operations.any(kind, schema).map(apply(schema)).orElse(schema);
            }
        }
        return schema;
    }

    private static java.util.function.Function<Operation, Schema> apply(Schema schema) {
        return operation -> operation.apply(schema);
    }

    /** A schema that shares most with another. */
    public Schema changed(Schema schema) {
        return changed(schema, next -> true);
    }

    /** A schema that shares most with another, each step to which is accepted. */
    public Schema changed(Schema schema, Predicate<Schema> accepted) {
        Changes changes = new Changes(schema);
        operations.reserve(schema);
        Schema now = changes.bare();
        for (int i = dice.between(1, 10); i > 0; i--) {
            Optional<Operation> operation = operations.any(dice.pick(List.copyOf(operations.kinds())), now);
            Schema next = operation.isPresent() ? operation.get().apply(now) : now;
            Schema clothed = changes.clothe(next);
            if (features.allows(clothed) && accepted.test(clothed)) {
                now = next;
            }
        }
        return changes.clothe(now);
    }
}
