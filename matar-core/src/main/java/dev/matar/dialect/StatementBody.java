package dev.matar.dialect;

import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSyntax.Rule;
import java.util.Set;

/**
 * Follows one statement and tells whether a semicolon ends it, or belongs to a body in it.
 *
 * <p>A body ends at an END that stands where a statement could begin, as SQLite's own shell sees it. So the END of a
 * CASE needs no counting, and columns may be called {@code begin} and {@code end}.
 */
final class StatementBody {

    private enum Kind {
        UNKNOWN,
        CREATE,
        PLAIN,
        WITH_BODY
    }

    private static final Set<String> MODIFIERS =
            Set.of("OR", "REPLACE", "TEMP", "TEMPORARY", "AGGREGATE", "CONSTRAINT");
    private static final String BOUNDARY = ";";
    private static final Set<String> BEFORE_A_STATEMENT =
            Set.of(BOUNDARY, ":", "THEN", "ELSE", "DO", "LOOP", "REPEAT");
    private static final Set<String> ENDED_BY_NAME = Set.of("IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR");

    private final SqlSyntax syntax;
    private Kind kind = Kind.UNKNOWN;
    private String previous = "";
    private int depth;
    private int parentheses;
    private int openedAt;
    private boolean afterDefiner;
    private boolean inDeclaration;
    private boolean afterEnd;

    StatementBody(SqlSyntax syntax) {
        this.syntax = syntax;
        if (syntax.bodies().isEmpty()) {
            kind = Kind.PLAIN;
        }
    }

    /** Takes the lexer's current token, which is not the terminator. */
    void accept(Token token, SqlLexer lexer) {
        if (kind == Kind.PLAIN) {
            return;
        }
        if (token == Token.WORD) {
            word(lexer.upper(), lexer.start());
        } else {
            closeBlock();
            previous = token == Token.SYMBOL ? symbol(lexer) : "";
        }
    }

    /** Takes a terminator, and tells whether it ends the statement. */
    boolean endsHere() {
        closeBlock();
        previous = BOUNDARY;
        inDeclaration = false;
        return !isOpen();
    }

    /** Whether the statement cannot end yet. */
    boolean isOpen() {
        return depth - (afterEnd ? 1 : 0) > 0 || parentheses > 0;
    }

    /** Where the body begins that is open. */
    int openedAt() {
        return openedAt;
    }

    private void word(String word, int position) {
        boolean opens = false;
        switch (kind) {
            case UNKNOWN -> kind = word.equals("CREATE") || word.equals("ALTER") ? Kind.CREATE : Kind.PLAIN;
            case CREATE -> kind = kindNamedBy(word);
            case WITH_BODY -> opens = opensBlock(word, position);
            case PLAIN -> {}
        }
        previous = opens ? BOUNDARY : word;
    }

    /** {@code DEFINER = user@host} may hold any word before the kind. */
    private Kind kindNamedBy(String word) {
        if (syntax.bodies().contains(word)) {
            return Kind.WITH_BODY;
        }
        if (word.equals("DEFINER")) {
            afterDefiner = true;
        }
        boolean beforeKind = afterDefiner ? !word.equals("VIEW") : MODIFIERS.contains(word);
        return beforeKind ? Kind.CREATE : Kind.PLAIN;
    }

    private boolean opensBlock(String word, int position) {
        if (afterEnd && ENDED_BY_NAME.contains(word)) {
            afterEnd = false;
            return false;
        }
        closeBlock();
        boolean opens = depth == 0 ? opensBody(word) : opensInnerBlock(word);
        if (opens) {
            openedAt = depth++ == 0 ? position : openedAt;
            inDeclaration = false;
        }
        afterEnd = depth > 0 && word.equals("END") && previous.equals(BOUNDARY);
        return opens;
    }

    private boolean opensBody(String word) {
        return syntax.has(Rule.ATOMIC_BODIES)
                ? word.equals("ATOMIC") && previous.equals("BEGIN")
                : word.equals("BEGIN") && !previous.equals(".");
    }

    private boolean opensInnerBlock(String word) {
        if (!syntax.has(Rule.NESTED_BODIES)) {
            return false;
        }
        boolean statementBegins = BEFORE_A_STATEMENT.contains(previous);
        inDeclaration |= statementBegins && word.equals("DECLARE");
        return word.equals("BEGIN") && (statementBegins || inDeclaration);
    }

    private String symbol(SqlLexer lexer) {
        if (kind == Kind.WITH_BODY && depth == 0) {
            if (lexer.isSymbol('(')) {
                openedAt = parentheses++ == 0 ? lexer.start() : openedAt;
            } else if (lexer.isSymbol(')')) {
                parentheses = Math.max(0, parentheses - 1);
            }
        }
        return lexer.isSymbol('.') ? "." : lexer.isSymbol(':') ? ":" : "";
    }

    private void closeBlock() {
        if (afterEnd) {
            afterEnd = false;
            depth--;
        }
    }
}
