package dev.matar.dialect.sqlite;

import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlSyntax;
import java.util.ArrayList;
import java.util.List;

/** The words, quoted texts and symbols of a piece of SQL as SQLite reads it. */
final class SqliteTokens {

    private SqliteTokens() {}

    /** One token, as written, and its place in the text. */
    record Token(String text, int start, int end) {

        /** Whether it is this bare word or symbol. */
        boolean is(String word) {
            return text.equalsIgnoreCase(word);
        }

        boolean isOneOf(List<String> words) {
            return words.stream().anyMatch(this::is);
        }

        boolean isString() {
            return text.charAt(0) == '\'';
        }

        boolean isQuotedName() {
            return "\"`[".indexOf(text.charAt(0)) >= 0;
        }

        boolean isBareWord() {
            char first = text.charAt(0);
            return Character.isLetter(first) || first == '_' || first >= 0x80;
        }

        /** The name or the string that it stands for, without quotes. */
        String name() {
            char quote = text.charAt(0);
            String inside = text.length() < 2 ? text : text.substring(1, text.length() - 1);
            return switch (quote) {
                case '\'', '"', '`' -> inside.replace("" + quote + quote, "" + quote);
                case '[' -> inside;
                default -> text;
            };
        }
    }

    static List<Token> of(String sql) {
        SqlLexer lexer = new SqlLexer(SqlSyntax.SQLITE, sql, "", 1);
        List<Token> tokens = new ArrayList<>();
        while (lexer.next() != SqlLexer.Token.END) {
            tokens.add(new Token(sql.substring(lexer.start(), lexer.end()), lexer.start(), lexer.end()));
        }
        return tokens;
    }
}
