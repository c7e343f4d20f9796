package dev.matar.compare;

import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSplitter;
import dev.matar.dialect.SqlSyntax;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.operation.ReplaceView;
import dev.matar.operation.Sql;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What operations mean, however they are written down: two lists of them mean the same if their deeds mean the same, one by one.
 *
 * <p>SQL means its tokens, statement by statement; code means its description, as nobody can look into it. How operations are grouped
 * into batches, and what SQL or code declares of its effect, changes nothing of what is done.
 */
public final class Meaning {

    private static final Code.Action<Object> UNSEEN = connection -> {};

    /**
     * One thing that is done.
     *
     * @param said in the words of its author
     * @param meant in words that are the same wherever the same is meant
     */
    public record Deed(Operation said, Operation meant) {}

    private final SqlSyntax syntax;
    private final SqlTexts texts;

    /** @param syntax what the SQL is written in */
    public Meaning(SqlSyntax syntax) {
        this.syntax = syntax;
        this.texts = new SqlTexts(this::tokens);
    }

    public boolean same(List<Operation> some, List<Operation> others) {
        return meant(some).equals(meant(others));
    }

    private List<Operation> meant(List<Operation> operations) {
        return deeds(operations).stream().map(Deed::meant).toList();
    }

    /** What these operations do, in their order. */
    public List<Deed> deeds(List<Operation> operations) {
        return operations.stream().flatMap(this::deeds).toList();
    }

    private Stream<Deed> deeds(Operation operation) {
        if (operation instanceof Autocommit section) {
            return deeds(section.operations()).stream()
                    .map(deed -> new Deed(alone(deed.said()), alone(deed.meant())));
        }
        return operation.parts().stream().flatMap(part -> part instanceof Sql sql ? statements(sql) : Stream.of(new Deed(part, meant(part))));
    }

    private static Autocommit alone(Operation operation) {
        return new Autocommit(List.of(operation));
    }

    /** SQL that cannot be cut is one statement. */
    private Stream<Deed> statements(Sql sql) {
        String up = sql.up().replace("\r\n", "\n");
        try {
            return new SqlSplitter(syntax).split(up).stream().map(part -> statement(part.sql()));
        } catch (Refusal unreadable) {
            return Stream.of(statement(up.strip()));
        }
    }

    private Deed statement(String sql) {
        return new Deed(Sql.undeclared(sql), Sql.undeclared(tokens(sql)));
    }

    private Operation meant(Operation operation) {
        if (operation instanceof Code code) {
            return new Code(code.description(), UNSEEN, Optional.empty(), List.of());
        } else if (operation instanceof CreateTable create) {
            return new CreateTable(texts.of(create.table()));
        } else if (operation instanceof AddColumn add) {
            return new AddColumn(add.table(), texts.of(add.column()));
        } else if (operation instanceof AlterColumn alter) {
            return new AlterColumn(alter.table(), texts.of(alter.to()));
        } else if (operation instanceof AddConstraint add) {
            return new AddConstraint(add.table(), texts.of(add.constraint()));
        } else if (operation instanceof CreateIndex create) {
            return new CreateIndex(create.table(), texts.of(create.index()));
        } else if (operation instanceof CreateView create) {
            return new CreateView(texts.of(create.view()));
        }
        return operation instanceof ReplaceView replace ? new ReplaceView(texts.of(replace.to())) : operation;
    }

    /** The tokens of SQL with one blank between them; of what cannot be read, the text. */
    private String tokens(String sql) {
        String text = sql.replace("\r\n", "\n");
        List<String> tokens = new ArrayList<>();
        try {
            SqlLexer lexer = new SqlLexer(syntax, text, "", 1);
            for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
                tokens.add(lexer.plain(token));
            }
            return String.join(" ", tokens);
        } catch (Refusal unreadable) {
            return text.strip();
        }
    }
}
