package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.operation.DropColumn;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What SQL that does not declare its effect plainly drops: {@code drop table …} and {@code alter table … drop column …}.
 *
 * <p>What hides in a block, a procedure or a string is not found; nothing but a question is made of what is.
 */
final class PlainDrops {

    /** What a clause may drop beside a column. */
    private static final Set<String> OTHERS =
            Set.of("CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "CHECK", "PARTITION", "DEFAULT", "EXPRESSION", "IDENTITY");

    private static final Pattern DROP = Pattern.compile("\\bdrop\\b", Pattern.CASE_INSENSITIVE);

    private final Dialect dialect;
    private final Schema schema;
    private final List<Operation> drops = new ArrayList<>();
    private List<SqlPiece> pieces;
    private int at;

    private PlainDrops(Dialect dialect, Schema schema) {
        this.dialect = dialect;
        this.schema = schema;
    }

    /** Whether it takes a closer look to tell that an operation drops nothing so. */
    static boolean mayBeIn(Operation operation) {
        return operation.parts().stream().anyMatch(part -> part instanceof Sql sql && isMute(sql));
    }

    private static boolean isMute(Sql sql) {
        return sql.effect().isEmpty() && DROP.matcher(sql.up()).find();
    }

    /** The drops in the SQL of an operation that concern tables and columns of a schema. */
    static List<Operation> of(Operation operation, Dialect dialect, Schema schema) {
        PlainDrops found = new PlainDrops(dialect, schema);
        for (Operation part : operation.parts()) {
            if (part instanceof Sql sql && isMute(sql)) {
                found.script(sql.up());
            }
        }
        return found.drops;
    }

    /** What cannot be cut into statements is told when its turn comes. */
    private void script(String sql) {
        try {
            new SqlSplitter(dialect.syntax()).split(sql).forEach(part -> statement(part.sql()));
        } catch (Refusal toldLater) {
            drops.clear();
        }
    }

    private void statement(String sql) {
        pieces = SqlPiece.of(sql, dialect);
        at = 0;
        if (take("DROP") && take("TABLE")) {
            do {
                takeCondition();
                name().flatMap(this::table).ifPresent(table -> drops.add(new DropTable(table)));
            } while (take(","));
        } else if (take("ALTER") && take("TABLE")) {
            takeCondition();
            take("ONLY");
            name().flatMap(this::table).ifPresent(this::clauses);
        }
    }

    private void clauses(Name table) {
        boolean begins = true;
        int depth = 0;
        while (at < pieces.size()) {
            if (begins && take("DROP")) {
                column(table);
            } else {
                SqlPiece piece = pieces.get(at++);
                depth += piece.is("(") ? 1 : piece.is(")") ? -1 : 0;
                begins = depth == 0 && piece.is(",");
            }
        }
    }

    private void column(Name table) {
        boolean said = take("COLUMN");
        takeCondition();
        boolean isOther = !said && at < pieces.size() && OTHERS.stream().anyMatch(pieces.get(at)::is);
        Optional<String> column = isOther ? Optional.empty() : part();
        schema.table(table).columns().keys().stream()
                .filter(name -> column.filter(name::equalsIgnoreCase).isPresent())
                .findFirst()
                .ifPresent(name -> drops.add(new DropColumn(table, name)));
    }

    private boolean take(String word) {
        boolean isNext = at < pieces.size() && pieces.get(at).is(word);
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void takeCondition() {
        if (take("IF")) {
            take("EXISTS");
        }
    }

    private Optional<Name> name() {
        Optional<String> first = part();
        if (first.isEmpty() || !take(".")) {
            return first.map(Name::of);
        }
        return part().map(local -> Name.of(first.get(), local));
    }

    /** Databases call the namespace that a connection works in by a name, which a schema leaves out. */
    private Optional<Name> table(Name written) {
        return schema.tables().keys().stream()
                .filter(name -> name.local().equalsIgnoreCase(written.local()))
                .filter(name -> name.namespace().isEmpty() || name.namespace().equalsIgnoreCase(written.namespace()))
                .findFirst();
    }

    private Optional<String> part() {
        return at >= pieces.size() || pieces.get(at).isSign() ? Optional.empty() : Optional.of(pieces.get(at++).name(dialect));
    }
}
