package dev.matar.revision;

import dev.matar.operation.Sql;
import dev.matar.revision.JavaLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The calls in a Java revision that run SQL and do not say what it does: {@code op.execute("…")}, with the text in place. */
public final class ExecuteCalls {

    /**
     * One of them.
     *
     * @param sql what it runs
     * @param down what takes it back; empty for none
     * @param indent how far the line on which it begins is indented
     */
    private record Call(String sql, String down, int nameStart, int nameEnd, int close, int indent) {}

    private final String text;
    private final List<Call> calls = new ArrayList<>();

    public ExecuteCalls(RevisionFile file) {
        SourceText source = SourceText.read(file.path());
        text = source.text();
        JavaLexer lexer = new JavaLexer(source);
        while (lexer.token() != Token.END) {
            boolean dot = lexer.isSymbol('.');
            lexer.next();
            if (dot && (lexer.isWord("execute") || lexer.isWord("executeUndeclared"))) {
                call(lexer);
            }
        }
    }

    private void call(JavaLexer lexer) {
        int start = lexer.start();
        int end = lexer.end();
        lexer.next();
        List<String> texts = new ArrayList<>();
        while (texts.isEmpty() && lexer.isSymbol('(') || !texts.isEmpty() && lexer.isSymbol(',')) {
            lexer.next();
            if (lexer.token() != Token.STRING) {
                return;
            }
            texts.add(lexer.stringValue());
            lexer.next();
        }
        if (lexer.isSymbol(')') && (texts.size() == 1 || texts.size() == 2)) {
            int line = text.lastIndexOf('\n', start) + 1;
            int indent = text.substring(line).length() - text.substring(line).stripLeading().length();
            calls.add(new Call(texts.get(0), texts.size() == 1 ? "" : texts.get(1), start, end, lexer.start(), indent));
        }
    }

    /** How a call's effect is written, where its line is indented so far. */
    @FunctionalInterface
    public interface Written {
        String effect(int indent);
    }

    /** The text with an effect in the only call that runs this SQL; nothing where there is none, or several. */
    public Optional<String> declared(Sql sql, Written written) {
        List<Call> found = calls.stream().filter(call -> call.sql().equals(sql.up()) && call.down().equals(sql.down())).toList();
        if (found.size() != 1) {
            return Optional.empty();
        }
        Call call = found.get(0);
        return Optional.of(text.substring(0, call.nameStart()) + "execute" + text.substring(call.nameEnd(), call.close()) + ", "
                + written.effect(call.indent()) + text.substring(call.close()));
    }
}
