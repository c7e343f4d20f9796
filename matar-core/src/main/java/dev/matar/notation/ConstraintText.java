package dev.matar.notation;

import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Action;
import dev.matar.schema.Constraint.Check;
import dev.matar.schema.Constraint.ForeignKey;
import dev.matar.schema.Constraint.PrimaryKey;
import dev.matar.schema.Constraint.Reference;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.Constraint.Unique;
import dev.matar.schema.Name;
import java.util.Locale;

/** Constraints: {@code foreign key fk_post_user (author) references user (_id) on delete cascade} … */
final class ConstraintText {

    static final String EXAMPLE = "foreign key fk_post_user (author_id) references user (_id) on delete cascade";

    private ConstraintText() {}

    static boolean begins(Line line) {
        return Cursor.begins(line, "primary key")
                || Cursor.begins(line, "unique")
                || Cursor.begins(line, "foreign key")
                || Cursor.begins(line, "check");
    }

    static String write(Constraint constraint) {
        String name = Words.name(constraint.name()) + " ";
        if (constraint instanceof PrimaryKey key) {
            return "primary key " + name + Words.names(key.columns());
        }
        if (constraint instanceof Unique unique) {
            return "unique " + name + Words.names(unique.columns()) + timing(unique.timing());
        }
        if (constraint instanceof Check check) {
            return "check " + name + Words.expression(check.expression());
        }
        return "foreign key " + name + foreignKey((ForeignKey) constraint);
    }

    private static String foreignKey(ForeignKey key) {
        Reference target = key.target();
        return Words.names(key.columns())
                + " references " + Words.name(target.table()) + " " + Words.names(target.columns())
                + (target.external() ? " external" : "")
                + action(" on delete ", key.onDelete())
                + action(" on update ", key.onUpdate())
                + timing(key.timing());
    }

    private static String action(String event, Action action) {
        return action == Action.NO_ACTION ? "" : event + words(action);
    }

    private static String timing(Timing timing) {
        return timing == Timing.IMMEDIATE ? "" : " " + words(timing);
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Constraint read(Cursor in) {
        if (in.take("primary key")) {
            return new PrimaryKey(in.name(), in.names());
        }
        if (in.take("unique")) {
            return new Unique(in.name(), in.names(), timing(in));
        }
        if (in.take("check")) {
            return new Check(in.name(), in.expression());
        }
        if (in.take("foreign key")) {
            return foreignKey(in);
        }
        throw in.expected("primary key, unique, foreign key or check");
    }

    private static ForeignKey foreignKey(Cursor in) {
        String name = in.name();
        var columns = in.names();
        Name table = in.expect("references").qualifiedName();
        Reference target = new Reference(table, in.names(), in.take("external"));
        Action onDelete = in.take("on delete") ? action(in) : Action.NO_ACTION;
        Action onUpdate = in.take("on update") ? action(in) : Action.NO_ACTION;
        return new ForeignKey(name, columns, target, onDelete, onUpdate, timing(in));
    }

    private static Action action(Cursor in) {
        for (Action action : Action.values()) {
            if (in.take(words(action))) {
                return action;
            }
        }
        throw in.expected("no action, restrict, cascade, set null or set default");
    }

    private static Timing timing(Cursor in) {
        return in.take("deferrable") ? Timing.DEFERRABLE : in.take("deferred") ? Timing.DEFERRED : Timing.IMMEDIATE;
    }
}
