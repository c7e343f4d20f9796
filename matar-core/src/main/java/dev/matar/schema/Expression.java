package dev.matar.schema;

import dev.matar.schema.Tokens.Kind;
import dev.matar.schema.Tokens.Token;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The text of an SQL expression, looked at for the columns that stand in it.
 *
 * <p>String literals and comments are passed over, and so are names of functions and of types in a cast. An unquoted word
 * matches without regard to case, a word in double quotes exactly; better one refusal too many than a dangling reference.
 */
public final class Expression {

    /** Words that some database does not take for a column without quotes. */
    private static final Set<String> RESERVED = Set.of(
            "any", "array", "both", "by", "cast", "column", "current_date", "current_time", "current_timestamp", "current_user",
            "delete", "do", "drop", "false", "fetch", "for", "glob", "grant", "if", "index", "insert", "interval", "isnull", "key",
            "localtime", "localtimestamp", "minus", "notnull", "qualify", "row", "rownum", "session_user", "set", "some",
            "trailing", "transaction", "true", "update", "user", "value", "values", "_rowid_");

    /** What may follow the first word of a type's name. */
    private static final Set<String> TYPE_WORDS = Set.of("varying", "precision", "with", "without", "time", "zone", "large", "object");

    private final String sql;

    private Expression(String sql) {
        this.sql = sql;
    }

    public static Expression of(String sql) {
        return new Expression(sql);
    }

    public boolean mentions(String column) {
        boolean[] found = {false};
        eachName(name -> found[0] |= name.matches(column));
        return found[0];
    }

    /** Whether a text has a string value in it, written as SQL does. */
    public static boolean holds(String sql, String value) {
        return sql.contains("'" + value.replace("'", "''") + "'");
    }

    /** The text with each mention of one column turned into another. */
    public String rename(String from, String to) {
        // Where A is a column, an unquoted b would be taken for B.
        boolean upper = from.equals(from.toUpperCase(Locale.ROOT)) && !isPlain(from);
        boolean staysPlain = isPlain(to) && !upper;
        StringBuilder renamed = new StringBuilder();
        int[] copied = {0};
        eachName(name -> {
            if (name.matches(from)) {
                renamed.append(sql, copied[0], name.start());
                renamed.append(name.kind() != Kind.QUOTED && staysPlain ? to : '"' + to.replace("\"", "\"\"") + '"');
                copied[0] = name.end();
            }
        });
        return renamed.append(sql, copied[0], sql.length()).toString();
    }

    /** Whether an unquoted word means it on a database that folds words to lower case, or to none. */
    private static boolean isPlain(String name) {
        boolean word = name.matches("[a-z_][a-z0-9_]*") && !RESERVED.contains(name);
        return word && new Tokens(name).get(0).isName();
    }

    private void eachName(Consumer<Token> visitor) {
        Tokens tokens = new Tokens(sql);
        // A type stands after "as" and "::" and before a literal (date '2023-04-28').
        boolean inType = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            inType = tokens.get(i - 1).is("as", "::") || inType && isTypeWord(token);
            boolean call = token.kind() != Kind.QUOTED && tokens.get(i + 1).is("(");
            boolean type = inType || tokens.get(i + 1).text().startsWith("'");
            if (token.isName() && !call && !type) {
                visitor.accept(token);
            }
        }
    }

    private static boolean isTypeWord(Token token) {
        return token.kind() != Kind.QUOTED && TYPE_WORDS.contains(token.text().toLowerCase(Locale.ROOT));
    }
}
