package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.stream.Stream;

/** Operations cut as small as can be, so that a step which stops between any two of them can go on there. */
final class Pieces {

    private final SqlSplitter splitter;

    private Pieces(Dialect dialect) {
        this.splitter = new SqlSplitter(dialect.syntax());
    }

    static List<Operation> of(List<Operation> operations, Dialect dialect) {
        Pieces pieces = new Pieces(dialect);
        return operations.stream().flatMap(pieces::cut).toList();
    }

    private Stream<Operation> cut(Operation operation) {
        if (operation instanceof Autocommit section) {
            return section.parts().stream().flatMap(this::cut).map(piece -> new Autocommit(List.of(piece)));
        }
        if (operation instanceof Sql sql) {
            return cut(sql);
        }
        return operation.parts().equals(List.of(operation)) ? Stream.of(operation) : operation.parts().stream().flatMap(this::cut);
    }

    /** What several statements do together cannot be told of each of them. */
    private Stream<Operation> cut(Sql sql) {
        boolean together = sql.effect().filter(effect -> !effect.isEmpty()).isPresent();
        return together ? Stream.of(sql) : statements(sql).map(statement -> new Sql(statement, "", sql.effect()));
    }

    /** What cannot be read by itself stays as it is; rendering tells where a mistake is. */
    private Stream<String> statements(Sql sql) {
        try {
            List<String> statements = splitter.split(sql.up()).stream().map(SqlSplitter.Part::sql).toList();
            return statements.stream().allMatch(one -> splitter.split(one).size() == 1) ? statements.stream() : Stream.of(sql.up());
        } catch (Refusal unreadable) {
            return Stream.of(sql.up());
        }
    }
}
