package dev.matar.source;

import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A statement that is meant to run outside of a transaction, as it can be tried within one that is never committed. */
final class Uncommitted {

    private static final String CONCURRENTLY = "CONCURRENTLY";
    private static final Set<String> CONTROL = Set.of("BEGIN", "START", "COMMIT", "END", "ABORT", "ROLLBACK");
    private static final Set<String> ALONE = Set.of("VACUUM", "DISCARD");
    private static final Set<String> ON_THE_SERVER = Set.of("CREATE", "ALTER", "DROP", "REINDEX");
    private static final Set<String> OF_THE_SERVER = Set.of("DATABASE", "TABLESPACE", "SYSTEM", "SUBSCRIPTION");

    private final String sql;
    /** The words of its beginning, in capitals: up to the first sign that is none. */
    private final List<String> words = new ArrayList<>();
    private boolean returns;
    private int concurrentlyFrom = -1;
    private int concurrentlyTo;

    Uncommitted(String sql, SqlSyntax syntax) {
        this.sql = sql;
        SqlLexer lexer = new SqlLexer(syntax, sql, "", 1);
        boolean begins = true;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            String word = sql.substring(lexer.start(), lexer.end()).toUpperCase(Locale.ROOT);
            begins &= token == Token.WORD;
            if (begins) {
                words.add(word);
            }
            returns |= word.equals("TO");
            if (token == Token.WORD && word.equals(CONCURRENTLY) && concurrentlyFrom < 0) {
                concurrentlyFrom = lexer.start();
                concurrentlyTo = lexer.end();
            }
        }
    }

    /** Whether it would begin or end a transaction; one that goes back to a savepoint does neither. */
    boolean isControl() {
        boolean prepares = words.size() > 1 && words.get(0).equals("PREPARE") && words.get(1).equals("TRANSACTION");
        return prepares || CONTROL.contains(first()) && !(first().equals("ROLLBACK") && returns);
    }

    /** The statement without what lets others work meanwhile, of whom there are none; nothing where no transaction allows it. */
    Optional<String> sql() {
        boolean ofTheServer = ON_THE_SERVER.contains(first()) && words.size() > 1 && OF_THE_SERVER.contains(words.get(1));
        if (isControl() || ofTheServer || ALONE.contains(first()) || first().equals("REINDEX")) {
            return Optional.empty();
        }
        return Optional.of(
                concurrentlyFrom < 0 ? sql : sql.substring(0, concurrentlyFrom) + sql.substring(concurrentlyTo).stripLeading());
    }

    private String first() {
        return words.isEmpty() ? "" : words.get(0);
    }
}
