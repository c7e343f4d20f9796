package dev.matar.writer;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.Statement;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.DeleteRows;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes operations as a section of an SQL revision, in the SQL of one database: above the statements of each operation stands what it
 * does to the schema, as {@code -- effect:}, unless it only touches rows.
 */
public final class SqlWriter {

    /** Another statement, to see whether what stands before it is ended. */
    private static final String NEXT = "SELECT 1";

    private static final int COMMENT_WIDTH = 116;

    /** What a database is told at once, and the operations that this does. */
    private record Sentence(List<Commented> told, List<Statement> statements) {}

    private final Dialect dialect;
    private final SqlSplitter splitter;

    public SqlWriter(Dialect dialect) {
        this.dialect = dialect;
        this.splitter = new SqlSplitter(dialect.syntax());
    }

    /**
     * The section's text, each line ended by a line feed.
     *
     * @param before the schema that the operations find
     * @throws Refusal {@code unwritable-operation} where they hold Java, or SQL with a line in it that would be taken for one of the
     *     file's own; and what {@link Dialect#render} throws
     */
    public String section(List<Commented> operations, Schema before) {
        operations.forEach(each -> requireNoCode(each.operation()));
        List<Operation> arranged = arranged(operations);
        boolean sameParts = parts(arranged).equals(parts(operations.stream().map(Commented::operation).toList()));
        Deque<Commented> told = new ArrayDeque<>(sameParts ? operations : Commented.plain(arranged));
        List<Sentence> sentences = new ArrayList<>();
        Schema schema = before;
        for (Operation operation : arranged) {
            sentences.add(new Sentence(toldBy(operation, told), statements(operation, schema)));
            schema = operation.apply(schema);
        }
        return text(sentences);
    }

    /** The lines that declare what SQL does to the schema; one that is empty declares that it does nothing. */
    public static String effect(List<Operation> operations) {
        SqlSection section = new SqlSection();
        operations.forEach(operation -> section.effect(Notation.write(operation)));
        if (operations.isEmpty()) {
            section.effect("");
        }
        return section.toString();
    }

    private String text(List<Sentence> sentences) {
        boolean declares = sentences.stream().anyMatch(sentence -> sentence.told().stream()
                .anyMatch(each -> !isUndeclared(each.operation()) && !effects(each, sentence).isEmpty()));
        SqlSection section = new SqlSection();
        for (Sentence sentence : sentences) {
            section.paragraph();
            for (Commented each : sentence.told()) {
                each.lines(COMMENT_WIDTH).forEach(section::comment);
                List<Operation> effects = declares || !isUndeclared(each.operation()) ? effects(each, sentence) : List.of();
                effects.forEach(effect -> section.effect(Notation.write(effect)));
            }
            sentence.statements().forEach(statement -> write(statement, section));
        }
        return section.toString();
    }

    /** As the runner would do them, but for code of the dialect's own, which the runner adds to any SQL. */
    private List<Operation> arranged(List<Commented> operations) {
        return dialect.arrange(operations.stream().map(Commented::operation).toList()).stream()
                .filter(operation -> !(operation instanceof Code))
                .toList();
    }

    private static List<Operation> parts(List<Operation> operations) {
        return operations.stream().flatMap(operation -> operation.parts().stream()).toList();
    }

    /** The operations that were put together to one. */
    private static List<Commented> toldBy(Operation arranged, Deque<Commented> told) {
        List<Commented> together = new ArrayList<>();
        int parts = 0;
        while (!told.isEmpty() && (together.isEmpty() || parts < arranged.parts().size())) {
            parts += told.peek().operation().parts().size();
            together.add(told.remove());
        }
        return together;
    }

    private static void requireNoCode(Operation operation) {
        if (operation instanceof Code code) {
            throw new Refusal(
                    "unwritable-operation",
                    "The code «" + code.description() + "» is Java, which a file of SQL cannot hold.",
                    "Write this revision in Java.");
        } else if (operation instanceof Autocommit group) {
            group.operations().forEach(SqlWriter::requireNoCode);
        } else if (operation instanceof Sql sql) {
            sql.effect().orElse(List.of()).forEach(SqlWriter::requireNoCode);
        }
    }

    // ---- what is declared

    /** Whether its reader takes it for SQL that may do anything, as long as nothing else beside it says what it does. */
    private boolean isUndeclared(Operation operation) {
        return operation instanceof Sql sql && sql.effect().isEmpty() && !splitter.touchesOnlyRows(sql.up());
    }

    private static boolean isOnRows(Operation operation) {
        return operation instanceof InsertRows
                || operation instanceof DeleteRows
                || operation instanceof Sql sql && sql.effect().equals(Optional.of(List.of()));
    }

    private List<Operation> effects(Commented each, Sentence sentence) {
        Operation operation = each.operation();
        if (isOnRows(operation) && sentence.statements().stream().allMatch(s -> splitter.touchesOnlyRows(s.sql()))) {
            return List.of();
        }
        boolean declares = operation instanceof Sql sql && !sql.effect().orElse(List.of()).isEmpty();
        return declares ? ((Sql) operation).effect().get() : List.of(operation);
    }

    // ---- statements

    /** SQL of somebody's own stays as it is, comments included. */
    private List<Statement> statements(Operation operation, Schema before) {
        return operation instanceof Sql sql ? List.of(Statement.of(sql.up().strip())) : dialect.render(operation, before);
    }

    private void write(Statement statement, SqlSection section) {
        if (statement.isOnlyCode()) {
            section.comment(statement.sql().replaceFirst("^--", "").strip());
        } else if (!statement.sql().isEmpty()) {
            section.statement(ended(statement.sql()), statement.transactional());
        }
    }

    /** With what ends it, so that what follows is another statement. */
    private String ended(String sql) {
        List<String> wanted = Stream.concat(split(sql).stream(), Stream.of(NEXT)).toList();
        return Stream.of(sql, sql + ";", sql + "\n;")
                .filter(ended -> split(ended + "\n" + NEXT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "unwritable-operation",
                        "This SQL cannot stand before other SQL in one file: " + sql,
                        "Write this revision in Java."));
    }

    private List<String> split(String sql) {
        return splitter.split(sql).stream().map(SqlSplitter.Part::sql).toList();
    }
}
