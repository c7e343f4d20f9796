package dev.matar.dialect;

import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSyntax.Rule;
import java.util.Set;

/** Tells a statement that touches rows at most from one that may change the schema, by its verb. */
final class RowStatement {

    private static final Set<String> VERBS =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "REPLACE", "TRUNCATE", "VALUES", "TABLE");

    private final SqlSyntax syntax;
    private String verb = "";
    private int verbDepth;
    private boolean mayCreate;

    private RowStatement(SqlSyntax syntax) {
        this.syntax = syntax;
    }

    static boolean matches(SqlSyntax syntax, String statement) {
        return new RowStatement(syntax).read(new SqlLexer(syntax, statement, "", 1));
    }

    /** Whether the first word of a text does not rule it out, which spares most texts a closer look. */
    static boolean mayBegin(SqlSyntax syntax, String text) {
        SqlLexer lexer = new SqlLexer(syntax, text, "", 1);
        return lexer.next() != Token.WORD || lexer.upper().equals("WITH") || VERBS.contains(lexer.upper());
    }

    private boolean read(SqlLexer lexer) {
        int depth = 0;
        for (Token token = lexer.next(); token != Token.END && !mayCreate && !isDecided(); token = lexer.next()) {
            if (token == Token.WORD) {
                word(lexer.upper(), depth);
            } else if (token == Token.QUOTED && verb.isEmpty()) {
                return false;
            } else if (lexer.isSymbol('(')) {
                depth++;
            } else if (lexer.isSymbol(')')) {
                depth--;
            }
        }
        return !mayCreate && VERBS.contains(verb);
    }

    private boolean isDecided() {
        return VERBS.contains(verb) && !(verb.equals("SELECT") && syntax.has(Rule.SELECT_INTO_CREATES));
    }

    private void word(String word, int depth) {
        if (verb.isEmpty()) {
            verb = word;
            verbDepth = depth;
            mayCreate = !word.equals("WITH") && !VERBS.contains(word);
        } else if (depth == verbDepth && verb.equals("WITH")) {
            verb = VERBS.contains(word) ? word : verb;
            mayCreate = word.equals("CREATE");
        } else if (depth == verbDepth) {
            mayCreate = word.equals("INTO");
        }
    }
}
