package dev.matar.notation;

import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** A place in a line that is being read; what does not stand there as expected is refused. */
final class Cursor {

    private static final char END = '\0';

    private final Line line;
    private final String text;
    private final String example;
    private int at;
    private int membersTaken;

    private Cursor(Line line, String example) {
        this.line = line;
        this.text = line.text();
        this.example = example;
    }

    /**
     * What a reader makes of a whole line and its members.
     *
     * @param example a line as it should be, shown where this one is not
     */
    static <T> T read(Line line, String example, Function<Cursor, T> reader) {
        Cursor in = new Cursor(line, example);
        try {
            T value = reader.apply(in);
            in.end();
            return value;
        } catch (Refusal refusal) {
            throw refusal.code().equals(Line.CODE) ? refusal : line.refuse(refusal);
        }
    }

    /** Whether a line begins with these words. */
    static boolean begins(Line line, String phrase) {
        return new Cursor(line, "").take(phrase);
    }

    /** Goes past these words, be they in upper or lower case, if all of them stand here. */
    boolean take(String phrase) {
        int start = at;
        for (String word : phrase.split(" ")) {
            if (!word.equalsIgnoreCase(word())) {
                at = start;
                return false;
            }
        }
        return true;
    }

    Cursor expect(String phrase) {
        if (!take(phrase)) {
            throw expected("«" + phrase + "»");
        }
        return this;
    }

    boolean take(char symbol) {
        if (peek() != symbol) {
            return false;
        }
        at++;
        return true;
    }

    Cursor expect(char symbol) {
        if (!take(symbol)) {
            throw expected("«" + symbol + "»");
        }
        return this;
    }

    String name() {
        if (peek() == '"' || text.startsWith("e\"", at)) {
            return quoted('"');
        }
        String word = word();
        if (word.isEmpty()) {
            throw expected("a name");
        }
        return word;
    }

    Name qualifiedName() {
        String first = name();
        return take('.') ? Name.of(first, name()) : Name.of(first);
    }

    /** {@code table.member} or {@code namespace.table.member}. */
    <T> T member(BiFunction<Name, String, T> made) {
        String first = name();
        String second = expect('.').name();
        return take('.') ? made.apply(Name.of(first, second), name()) : made.apply(Name.of(first), second);
    }

    List<String> names() {
        return list(this::name);
    }

    /** Elements in parentheses, divided by commas; none at all is a list too. */
    <T> List<T> list(Supplier<T> element) {
        List<T> elements = new ArrayList<>();
        if (expect('(').take(')')) {
            return elements;
        }
        do {
            elements.add(element.get());
        } while (take(','));
        expect(')');
        return elements;
    }

    boolean isString() {
        return peek() == '\'' || text.startsWith("e'", at);
    }

    String string() {
        if (!isString()) {
            throw expected("a text in single quotes");
        }
        return quoted('\'');
    }

    /** What parses as a number; the longest run of digits, signs, dots and exponents. */
    <T> T number(String what, Function<String, T> parse) {
        peek();
        int end = at;
        while (end < text.length() && "0123456789+-.eE".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            T number = parse.apply(text.substring(at, end));
            at = end;
            return number;
        } catch (NumberFormatException e) {
            throw expected(what);
        }
    }

    /** What a string parses as. */
    <T> T parsed(String what, Function<String, T> parse) {
        peek();
        int start = at;
        try {
            return parse.apply(string());
        } catch (DateTimeException | IllegalArgumentException e) {
            at = start;
            throw expected(what);
        }
    }

    boolean isBinary() {
        return peek() == 'x' && text.startsWith("x'", at);
    }

    /** Bytes as {@code x'cafe'}. */
    byte[] binary() {
        at++;
        return parsed("two hexadecimal digits for each byte", HexFormat.of()::parseHex);
    }

    long integer() {
        return number("a whole number", Long::valueOf);
    }

    int smallInteger() {
        return number("a whole number", Integer::valueOf);
    }

    /** Whether SQL follows rather than a name; a name {@code sql} is always quoted. */
    boolean isExpression() {
        int start = at;
        boolean is = peek() == '(' || take("sql");
        at = start;
        return is;
    }

    /** SQL in parentheses, or {@code sql '…'}. */
    String expression() {
        if (take("sql")) {
            return string();
        }
        if (peek() != '(') {
            throw expected("an expression in parentheses");
        }
        int close = Words.closingParenthesis(text, at);
        if (close < 0) {
            throw expected("a closing parenthesis to what begins here");
        }
        String sql = text.substring(at + 1, close);
        at = close + 1;
        return sql;
    }

    /** Free text: behind a bar, behind bars in the lines below, or a string. */
    String freeText() {
        if (peek() == '|') {
            return restBehindBar();
        }
        if (peek() != END) {
            return string();
        }
        List<String> lines = new ArrayList<>();
        while (membersTaken < line.members().size() && line.members().get(membersTaken).text().startsWith("|")) {
            lines.add(read(line.members().get(membersTaken++), example, Cursor::restBehindBar));
        }
        if (lines.isEmpty()) {
            throw expected("a text behind a bar |");
        }
        return String.join("\n", lines);
    }

    private String restBehindBar() {
        String rest = text.substring(at + 1);
        at = text.length();
        return rest.startsWith(" ") ? rest.substring(1) : rest;
    }

    /** The lines that stand under this one and were not read yet. */
    List<Line> members() {
        List<Line> rest = line.members().subList(membersTaken, line.members().size());
        membersTaken = line.members().size();
        return rest;
    }

    boolean isEnd() {
        return peek() == END;
    }

    private void end() {
        if (!isEnd()) {
            throw expected("the end of the line");
        }
        if (membersTaken < line.members().size()) {
            Line member = line.members().get(membersTaken);
            throw member.refuse(
                    "«" + member.text() + "» stands under line " + line.number() + ", which has no lines of its own.",
                    "Indent it like that line.");
        }
    }

    /** A refusal of what stands here. */
    Refusal expected(String what) {
        String found = isEnd() ? "the line ends" : "«" + shown(text.substring(at).split(" ", 2)[0]) + "» stands";
        String before = text.substring(0, at).strip();
        String place = before.isEmpty() ? "" : ", after «" + shown(before) + "»";
        return line.refuse(
                found + " where " + what + " is expected" + place + ".",
                "Write it as in: " + example.lines().findFirst().orElse(""));
    }

    Refusal refuse(String problem, String remedy) {
        return line.refuse(problem, remedy);
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 29) + " … " + text.substring(text.length() - 29) : text;
    }

    /** The next character that is no blank, not gone past. */
    private char peek() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private String word() {
        int start = Character.isLetter(peek()) || peek() == '_' ? at : text.length();
        int end = start;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        if (start == end) {
            return "";
        }
        at = end;
        return text.substring(start, end);
    }

    private String quoted(char quote) {
        String escapes = text.charAt(at) == quote ? "" : " and no escape but \\n \\r \\t \\\\ \\uXXXX";
        Quoted quoted = Quoted.at(text, at, quote).orElseThrow(() -> expected("a closing " + quote + escapes));
        at = quoted.end();
        return quoted.text();
    }
}
