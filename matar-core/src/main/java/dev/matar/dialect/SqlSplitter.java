package dev.matar.dialect;

import dev.matar.dialect.SqlLexer.Token;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Splits a script into its statements, by the lexical rules of one database. */
public final class SqlSplitter {

    /**
     * One statement of a script.
     *
     * @param sql its text from its first word to its last, without the terminator and without comments around it
     * @param line the line of the file that it begins on, counted from 1
     */
    public record Part(String sql, int line) {}

    private final SqlSyntax syntax;

    public SqlSplitter(SqlSyntax syntax) {
        this.syntax = syntax;
    }

    /** The statements of a script that is no file. */
    public List<Part> split(String script) {
        return split(script, "", 1);
    }

    /**
     * The statements of a script, in its order; what is empty or only comment is left out. Takes linear time.
     *
     * @param file where the script stands, for refusals; may be empty
     * @param firstLine the number of the script's first line in that file
     * @throws Refusal {@code invalid-sql-script}, with the line on which begins what never ends
     */
    public List<Part> split(String script, String file, int firstLine) {
        SqlLexer lexer = new SqlLexer(syntax, script, file, firstLine);
        List<Part> parts = new ArrayList<>();
        Token token = lexer.next();
        while (token != Token.END) {
            if (token != Token.TERMINATOR && !(token == Token.WORD && lexer.takeDelimiterCommand())) {
                parts.add(statement(token, lexer));
            }
            token = lexer.next();
        }
        return parts;
    }

    /**
     * Whether a text, of one or several statements, touches rows at most: it inserts, updates, deletes, merges,
     * replaces, truncates or selects. What does more, or cannot be read by this syntax, does not pass: {@code set},
     * {@code call}, {@code create table … as}, and {@code select … into} where it creates a table.
     */
    public boolean touchesOnlyRows(String sql) {
        try {
            return RowStatement.mayBegin(syntax, sql)
                    && split(sql).stream().allMatch(part -> RowStatement.matches(syntax, part.sql()));
        } catch (Refusal unreadable) {
            return false;
        }
    }

    private Part statement(Token first, SqlLexer lexer) {
        int start = lexer.start();
        int end = start;
        int line = lexer.line(start);
        StatementBody body = new StatementBody(syntax);
        for (Token token = first; token != Token.END; token = lexer.next()) {
            if (token != Token.TERMINATOR) {
                body.accept(token, lexer);
            } else if (body.endsHere() || !lexer.endsAsUsual()) {
                return new Part(lexer.text(start, end), line);
            }
            end = lexer.end();
        }
        if (body.isOpen() && lexer.endsAsUsual()) {
            throw lexer.refusal(
                    body.openedAt(), "the body that begins here never ends.", "Close it with END; or a parenthesis.");
        }
        return new Part(lexer.text(start, end), line);
    }
}
