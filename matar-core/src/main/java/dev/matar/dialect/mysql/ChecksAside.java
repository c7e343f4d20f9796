package dev.matar.dialect.mysql;

import dev.matar.dialect.Statement;
import dev.matar.operation.RenameColumn;
import dev.matar.schema.Constraint;
import dev.matar.schema.Expression;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** Checks that step aside while a column of theirs gets another name, which MySQL does not allow otherwise. */
record ChecksAside(MysqlDialect dialect, Table table) {

    /** Statements that rename, with the checks out of their way that speak of the column. */
    List<Statement> around(RenameColumn rename, List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        List<Statement> back = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check check && Expression.of(check.expression()).mentions(rename.column())) {
                Constraint renamed = check.renameColumn(rename.column(), rename.to());
                all.addAll(dialect.change(table.name(), dialect.drop(check)));
                back.addAll(dialect.change(table.name(), "ADD " + dialect.constraint(renamed)));
            }
        }
        all.addAll(statements);
        all.addAll(back);
        return all;
    }
}
