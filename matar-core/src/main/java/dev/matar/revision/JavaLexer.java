package dev.matar.revision;

/** Reads Java source token by token, as far as the head of a class needs it; comments are passed over. */
final class JavaLexer {

    enum Token {
        WORD,
        STRING,
        /** A character or a number. */
        LITERAL,
        SYMBOL,
        END
    }

    private static final String TEXT_BLOCK = "\"\"\"";

    private final SourceText source;
    private final String text;
    private Token token;
    private int start;
    private int end;
    private int docStart = -1;
    private int docEnd;

    JavaLexer(SourceText source) {
        this.source = source;
        this.text = source.text();
        this.end = text.startsWith("\uFEFF") ? 1 : 0;
        next();
    }

    /** The current token. */
    Token token() {
        return token;
    }

    /** Where the current token begins. */
    int start() {
        return start;
    }

    /** Where the current token ends. */
    int end() {
        return end;
    }

    /** The current token's text. */
    String text() {
        return text.substring(start, end);
    }

    boolean isWord(String word) {
        return token == Token.WORD && end - start == word.length() && text.startsWith(word, start);
    }

    boolean isSymbol(char symbol) {
        return token == Token.SYMBOL && text.charAt(start) == symbol;
    }

    /** The last Javadoc comment passed over, or nothing. */
    String doc() {
        return docStart < 0 ? "" : text.substring(docStart, docEnd);
    }

    void forgetDoc() {
        docStart = -1;
    }

    /** Goes on to the next token. */
    void next() {
        skipBlanksAndComments();
        start = end;
        token = start == text.length() ? Token.END : read(text.charAt(start));
    }

    /** The value of the current token, a string or a text block. */
    String stringValue() {
        String raw = text();
        String inside = raw.startsWith(TEXT_BLOCK)
                ? raw.substring(raw.indexOf('\n') + 1, raw.length() - 3).stripIndent()
                : raw.substring(1, raw.length() - 1);
        try {
            return withoutUnicodeEscapes(inside).translateEscapes();
        } catch (IllegalArgumentException e) {
            throw source.refusal(start, "this string has an escape that Java does not know.", "Correct it.");
        }
    }

    private Token read(char first) {
        if (isWordPart(first) && !Character.isDigit(first)) {
            endWord();
            return Token.WORD;
        }
        if (first == '"') {
            end = text.startsWith(TEXT_BLOCK, start) ? endOfTextBlock() : endOfQuoted('"', "string");
            return Token.STRING;
        }
        if (first == '\'') {
            end = endOfQuoted('\'', "character");
            return Token.LITERAL;
        }
        if (Character.isDigit(first)) {
            endWord();
            return Token.LITERAL;
        }
        end = start + 1;
        return Token.SYMBOL;
    }

    private void endWord() {
        end = start + 1;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
    }

    /** The first line is what almost every character needs, at a tenth of the cost before the code is hot. */
    private static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c > ' ' && Character.isJavaIdentifierPart(c);
    }

    private int endOfQuoted(char quote, String what) {
        for (int at = start + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            at += c == '\\' ? 1 : 0;
        }
        throw source.refusal(start, "the " + what + " that begins here does not end on its line.", "Close it.");
    }

    private int endOfTextBlock() {
        int newline = text.indexOf('\n', start);
        if (newline < 0 || !text.substring(start + 3, newline).isBlank()) {
            throw source.refusal(start, "a text block begins behind its first line.", "Break the line after \"\"\".");
        }
        for (int at = start + 3; at < text.length(); at++) {
            if (text.startsWith(TEXT_BLOCK, at)) {
                return at + 3;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        throw source.refusal(start, "the text block that begins here never ends.", "Close it with \"\"\".");
    }

    private void skipBlanksAndComments() {
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c <= ' ') {
                end++;
            } else if (c != '/') {
                return;
            } else if (text.startsWith("//", end)) {
                int newline = text.indexOf('\n', end);
                end = newline < 0 ? text.length() : newline;
            } else if (text.startsWith("/*", end)) {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        int close = text.indexOf("*/", end + 2);
        if (close < 0) {
            throw source.refusal(end, "the comment that begins here never ends.", "Close it.");
        }
        if (text.startsWith("/**", end) && close > end + 2) {
            docStart = end;
            docEnd = close + 2;
        }
        end = close + 2;
    }

    /** Java takes {@code \}{@code u0041} for A before anything else. */
    private static String withoutUnicodeEscapes(String raw) {
        StringBuilder plain = new StringBuilder(raw);
        for (int at = plain.indexOf("\\"); at >= 0; at = plain.indexOf("\\", at + 1)) {
            int digits = at + 1;
            while (digits < plain.length() && plain.charAt(digits) == 'u') {
                digits++;
            }
            if (digits == at + 1) {
                at++;
            } else if (digits + 4 > plain.length()) {
                throw new IllegalArgumentException();
            } else {
                plain.replace(at, digits + 4, String.valueOf((char) Integer.parseInt(plain, digits, digits + 4, 16)));
            }
        }
        return plain.toString();
    }
}
