package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Views that go while what they read is built again, and come back as they were, with all that is {@link Beside}. */
final class ViewsAside {

    private final PostgresqlDialect dialect;
    private final Schema before;
    private final Set<Name> readersFirst = new LinkedHashSet<>();

    /** @param touched which views have to go; those that read them go, too */
    ViewsAside(PostgresqlDialect dialect, Schema before, Predicate<View> touched) {
        this.dialect = dialect;
        this.before = before;
        before.views().stream().filter(touched).forEach(view -> add(view.name()));
    }

    private void add(Name view) {
        if (!readersFirst.contains(view)) {
            before.viewsOf(view).forEach(this::add);
            readersFirst.add(view);
        }
    }

    List<Statement> drops() {
        List<Statement> statements = new ArrayList<>();
        for (Name view : readersFirst) {
            statements.add(Beside.view(dialect, view).keep());
            statements.add(Statement.of("DROP VIEW " + dialect.quote(view)));
        }
        return statements;
    }

    List<Statement> creates() {
        List<Statement> statements = new ArrayList<>();
        List<Name> readersLast = new ArrayList<>(readersFirst);
        Collections.reverse(readersLast);
        for (Name view : readersLast) {
            statements.addAll(dialect.createView(before.view(view)));
            statements.add(Beside.view(dialect, view).giveBack());
        }
        return statements;
    }
}
