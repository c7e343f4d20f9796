package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The SQL of indexes with all that PostgreSQL alone knows; see "CREATE INDEX" in the manual. */
final class Indexes {

    private final PostgresqlDialect dialect;

    Indexes(PostgresqlDialect dialect) {
        this.dialect = dialect;
    }

    List<Statement> create(Name table, Index index) {
        boolean concurrently = Options.isConcurrent(index);
        Statement create = Statement.of("CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + (concurrently ? "CONCURRENTLY " : "") + dialect.quote(index.name()) + " ON " + dialect.quote(table)
                + Optional.ofNullable(index.options().get(Options.USING))
                        .map(m -> " USING " + m)
                        .orElse("")
                + index.keys().stream().map(key -> key(index, key)).collect(Collectors.joining(", ", " (", ")"))
                + include(index)
                + (Options.isTrue(index, Options.NULLS_NOT_DISTINCT) ? " NULLS NOT DISTINCT" : "")
                + Options.with(index.options())
                + (index.where().isEmpty() ? "" : " WHERE " + index.where()));
        return concurrently
                ? List.of(dropInvalid(table, index.name()).outsideTransaction(), create.outsideTransaction())
                : List.of(create);
    }

    private String include(Index index) {
        return index.include().isEmpty()
                ? ""
                : index.include().stream().map(dialect::quote).collect(Collectors.joining(", ", " INCLUDE (", ")"));
    }

    private String key(Index index, Index.Key key) {
        String collation = index.options().get(Options.COLLATE + key.text());
        String operators = index.options().get(Options.OPS + key.text());
        return (key.expression() ? "(" + key.text() + ")" : dialect.quote(key.text()))
                + (collation == null ? "" : " COLLATE " + collation)
                + (operators == null ? "" : " " + operators)
                + (key.descending() ? " DESC" : "")
                + (key.nulls() == Index.Nulls.DEFAULT ? "" : " NULLS " + key.nulls());
    }

    /** What an interrupted build left behind serves nobody and holds the name. */
    private Statement dropInvalid(Name table, String index) {
        String name = dialect.quote(new Name(table.namespace(), index));
        return Block.of("IF EXISTS (SELECT FROM pg_index WHERE indexrelid = to_regclass(" + dialect.literal(name)
                + ") AND indrelid = to_regclass(" + dialect.literal(dialect.quote(table))
                + ") AND NOT indisvalid) THEN DROP INDEX " + name + "; END IF;");
    }

    Statement drop(Name table, String index, boolean concurrently) {
        Statement drop = Statement.of(
                "DROP INDEX " + (concurrently ? "CONCURRENTLY " : "") + dialect.quote(new Name(table.namespace(), index)));
        return concurrently ? drop.outsideTransaction() : drop;
    }
}
