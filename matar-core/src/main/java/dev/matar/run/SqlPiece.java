package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlLexer.Token;
import java.util.ArrayList;
import java.util.List;

/** A word, a quoted text or a sign of a statement. */
record SqlPiece(Token token, String text) {

    static List<SqlPiece> of(String sql, Dialect dialect) {
        List<SqlPiece> pieces = new ArrayList<>();
        SqlLexer lexer = new SqlLexer(dialect.syntax(), sql, "", 1);
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            pieces.add(new SqlPiece(token, sql.substring(lexer.start(), lexer.end())));
        }
        return pieces;
    }

    boolean is(String word) {
        return token != Token.QUOTED && text.equalsIgnoreCase(word);
    }

    boolean isSign() {
        return token != Token.WORD && token != Token.QUOTED;
    }

    /** Whether it is a word, or quoted as names are and not as texts. */
    boolean mayBeName() {
        boolean isText = token == Token.QUOTED && (text.startsWith("'") || text.startsWith("$") || text.length() <= 2);
        return !isSign() && !isText;
    }

    /** What a schema calls what a statement calls so. */
    String name(Dialect dialect) {
        boolean quoted = token == Token.QUOTED;
        return dialect.readName(quoted ? unquoted() : text, quoted);
    }

    private String unquoted() {
        char quote = text.charAt(0);
        String inside = text.substring(1, text.length() - 1);
        return quote == '[' ? inside : inside.replace("" + quote + quote, "" + quote);
    }
}
