package dev.matar.dialect;

import dev.matar.dialect.SqlSyntax.Rule;
import dev.matar.schema.Refusal;
import java.util.Locale;

/** Reads SQL token by token, by the rules of one syntax; blanks and comments are passed over. */
public final class SqlLexer {

    /** What kind of thing a token is. */
    public enum Token {
        WORD,
        QUOTED,
        SYMBOL,
        TERMINATOR,
        END
    }

    private final SqlSyntax syntax;
    private final String text;
    private final String file;
    private String terminator;
    private int start;
    private int end;
    private int line;
    private int countedTo;

    /**
     * @param file where the text comes from, for refusals; may be empty
     * @param firstLine the number of the text's first line in that file
     */
    public SqlLexer(SqlSyntax syntax, String text, String file, int firstLine) {
        this.syntax = syntax;
        this.text = text;
        this.file = file;
        this.terminator = syntax.terminator();
        this.line = firstLine;
        this.end = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** The next token; it lies from {@link #start()} to {@link #end()}. */
    public Token next() {
        skipBlanksAndComments();
        start = end;
        if (start == text.length()) {
            return Token.END;
        }
        if (atBatchLine()) {
            end = start + syntax.batchLine().length();
            return Token.TERMINATOR;
        }
        if (atTerminator(start)) {
            end = start + terminator.length();
            return Token.TERMINATOR;
        }
        return isWordPart(text.charAt(start)) && text.charAt(start) != '$' ? word() : quotedOrSymbol();
    }

    /** Where the current token begins. */
    public int start() {
        return start;
    }

    /** Where the current token ends. */
    public int end() {
        return end;
    }

    /** The text between two positions. */
    String text(int from, int to) {
        return text.substring(from, to);
    }

    /** The current token in capitals. */
    String upper() {
        return text.substring(start, end).toUpperCase(Locale.ROOT);
    }

    /** The current token, which is of this kind, as any other spelling of it reads: most databases see no case in a word. */
    public String plain(Token token) {
        String spelling = text.substring(start, end);
        return token == Token.WORD && !syntax.has(Rule.CASE_IN_NAMES) ? lower(spelling) : spelling;
    }

    /** Letters beyond ASCII are not the same in both cases everywhere. */
    private static String lower(String word) {
        StringBuilder lower = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            lower.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        }
        return lower.toString();
    }

    /** Whether the current token is this single character. */
    boolean isSymbol(char symbol) {
        return end == start + 1 && text.charAt(start) == symbol;
    }

    /** Whether statements end as the syntax says, and no DELIMITER command has changed it. */
    boolean endsAsUsual() {
        return terminator.equals(syntax.terminator());
    }

    /** The line that a position is on; positions asked for must not decrease. */
    int line(int position) {
        for (; countedTo < position; countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Takes a DELIMITER command if the current token begins one. */
    boolean takeDelimiterCommand() {
        if (!syntax.has(Rule.DELIMITER_COMMAND) || !upper().equals("DELIMITER") || !isFirstOnLine(start)) {
            return false;
        }
        int lineEnd = endOfLine(end);
        String[] words = text.substring(end, lineEnd).strip().split("\\s+", 2);
        if (words[0].isEmpty()) {
            throw refusal(start, "DELIMITER stands here without a delimiter.", "Write one behind it, such as //.");
        }
        terminator = words[0];
        end = lineEnd;
        return true;
    }

    /** A refusal that names the line of a position. */
    Refusal refusal(int position, String problem, String remedy) {
        String place = file.isEmpty() ? "line " + line(position) : file + ":" + line(position);
        return new Refusal("invalid-sql-script", place + ": " + problem, remedy);
    }

    private Refusal unterminated(String what) {
        String problem = "the " + what + " that begins here with " + text.substring(start, Math.min(end, text.length()))
                + " never ends.";
        return refusal(start, problem, "Close it, or check that the script is written in this database's SQL.");
    }

    private Token word() {
        end = start + 1;
        while (end < text.length() && isWordPart(text.charAt(end)) && !(terminatorMayCutWords() && atTerminator(end))) {
            end++;
        }
        boolean escapes = syntax.has(Rule.ESCAPE_STRINGS) && end == start + 1 && (text.charAt(start) | 0x20) == 'e';
        return escapes && isAt(end, '\'') ? quoted("string", '\'', end, true) : Token.WORD;
    }

    private boolean terminatorMayCutWords() {
        return syntax.has(Rule.DELIMITER_COMMAND) && !endsAsUsual();
    }

    private Token quotedOrSymbol() {
        char first = text.charAt(start);
        switch (first) {
            case '\'':
                return quoted("string", first, start, syntax.has(Rule.BACKSLASH_ESCAPES));
            case '"':
                return quoted("quoted name", first, start, syntax.has(Rule.BACKSLASH_ESCAPES));
            case '`':
                return syntax.has(Rule.BACKTICKS) ? quoted("quoted name", first, start, false) : symbol();
            case '[':
                return syntax.has(Rule.BRACKETS) ? quoted("quoted name", ']', start, false) : symbol();
            case '$':
                return syntax.has(Rule.DOLLAR_QUOTES) ? dollarQuotedOrSymbol() : symbol();
            default:
                return symbol();
        }
    }

    private Token quoted(String what, char closing, int opening, boolean backslashes) {
        for (int at = opening + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && backslashes || c == closing && isAt(at + 1, closing)) {
                at++;
            } else if (c == closing) {
                end = at + 1;
                return Token.QUOTED;
            }
        }
        end = opening + 1;
        throw unterminated(what);
    }

    private Token dollarQuotedOrSymbol() {
        int tagEnd = start + 1;
        if (syntax.has(Rule.DOLLAR_TAGS) && tagEnd < text.length() && !isDigit(text.charAt(tagEnd))) {
            while (tagEnd < text.length() && text.charAt(tagEnd) != '$' && isWordPart(text.charAt(tagEnd))) {
                tagEnd++;
            }
        }
        if (!isAt(tagEnd, '$')) {
            return symbol();
        }
        end = tagEnd + 1;
        int close = text.indexOf(text.substring(start, end), end);
        if (close < 0) {
            throw unterminated("dollar-quoted text");
        }
        end = close + end - start;
        return Token.QUOTED;
    }

    private Token symbol() {
        end = start + 1;
        if (atExecutableComment(start)) {
            end = text.indexOf('!', start) + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
        } else if (syntax.has(Rule.EXECUTABLE_COMMENTS) && text.startsWith("*/", start)) {
            end = start + 2;
        }
        return Token.SYMBOL;
    }

    private void skipBlanksAndComments() {
        while (end < text.length() && !atTerminator(end)) {
            if (text.charAt(end) <= ' ') {
                end++;
            } else if (atLineComment(end)) {
                end = endOfLine(end);
            } else if (text.startsWith("/*", end) && !atExecutableComment(end)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        start = end;
        int depth = 1;
        for (int at = start + 2; at < text.length() - 1; at++) {
            char c = text.charAt(at);
            if (c == '*' && text.charAt(at + 1) == '/') {
                depth--;
                at++;
            } else if (c == '/' && text.charAt(at + 1) == '*' && syntax.has(Rule.NESTED_COMMENTS)) {
                depth++;
                at++;
            }
            if (depth == 0) {
                end = at + 1;
                return;
            }
        }
        end = start + 2;
        throw unterminated("comment");
    }

    private boolean atLineComment(int at) {
        switch (text.charAt(at)) {
            case '-':
                boolean blankFollows = at + 2 >= text.length() || text.charAt(at + 2) <= ' ';
                return isAt(at + 1, '-') && (blankFollows || !syntax.has(Rule.DASHES_NEED_BLANK));
            case '#':
                return syntax.has(Rule.HASH_COMMENTS);
            case '/':
                return isAt(at + 1, '/') && syntax.has(Rule.SLASH_COMMENTS);
            default:
                return false;
        }
    }

    /** MySQL's manual knows {@code /*!}, MariaDB's also {@code /*M!}. */
    private boolean atExecutableComment(int at) {
        return syntax.has(Rule.EXECUTABLE_COMMENTS) && (text.startsWith("/*!", at) || text.startsWith("/*M!", at));
    }

    private boolean atTerminator(int at) {
        return !terminator.isEmpty() && text.startsWith(terminator, at);
    }

    private boolean atBatchLine() {
        String word = syntax.batchLine();
        return !word.isEmpty()
                && text.regionMatches(true, start, word, 0, word.length())
                && text.substring(start + word.length(), endOfLine(start)).isBlank()
                && isFirstOnLine(start);
    }

    private boolean isFirstOnLine(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) != '\n' && text.charAt(before) <= ' ') {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\uFEFF';
    }

    private int endOfLine(int at) {
        int newline = text.indexOf('\n', at);
        return newline < 0 ? text.length() : newline;
    }

    private boolean isAt(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
