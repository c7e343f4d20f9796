package dev.matar.dialect.sqlite;

import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Action;
import dev.matar.schema.Constraint.Timing;
import dev.matar.schema.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the part of {@code create table} that says what a foreign key refers to, from behind {@code references}. */
final class SqliteReferenceDdl {

    private SqliteReferenceDdl() {}

    /** A {@code MATCH} has no meaning to SQLite, so none is kept. */
    static Constraint.ForeignKey read(SqliteCursor in, String name, List<String> own) {
        Name table = Name.of(in.take().name());
        List<String> target = in.peek().is("(") ? names(in) : Collections.nCopies(own.size(), "");
        Constraint.Reference reference = new Constraint.Reference(table, target, true);
        Constraint.ForeignKey key =
                new Constraint.ForeignKey(name, own, reference, Action.NO_ACTION, Action.NO_ACTION, Timing.IMMEDIATE);
        while (in.peek().is("ON") || in.peek().is("MATCH")) {
            if (in.takes("ON", "DELETE")) {
                key = key.onDelete(action(in));
            } else if (in.takes("ON", "UPDATE")) {
                key = key.onUpdate(action(in));
            } else {
                in.expect("MATCH");
                in.take();
            }
        }
        return key;
    }

    static List<String> names(SqliteCursor in) {
        List<String> names = new ArrayList<>();
        in.expect("(");
        while (!in.takes(")")) {
            names.add(in.take().name());
            in.takes(",");
        }
        return names;
    }

    private static Action action(SqliteCursor in) {
        if (in.takes("SET", "NULL")) {
            return Action.SET_NULL;
        } else if (in.takes("SET", "DEFAULT")) {
            return Action.SET_DEFAULT;
        } else if (in.takes("CASCADE")) {
            return Action.CASCADE;
        } else if (in.takes("RESTRICT")) {
            return Action.RESTRICT;
        }
        in.expect("NO");
        in.expect("ACTION");
        return Action.NO_ACTION;
    }

    /** The timing that stands here; none where something else does. */
    static Optional<Timing> timing(SqliteCursor in) {
        if (in.takes("NOT", "DEFERRABLE")) {
            in.takes("INITIALLY", in.peek(1).text());
            return Optional.of(Timing.IMMEDIATE);
        } else if (in.takes("DEFERRABLE")) {
            boolean deferred = in.takes("INITIALLY", "DEFERRED");
            in.takes("INITIALLY", "IMMEDIATE");
            return Optional.of(deferred ? Timing.DEFERRED : Timing.DEFERRABLE);
        }
        return Optional.empty();
    }
}
