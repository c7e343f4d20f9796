package dev.matar.revision;

import dev.matar.revision.JavaLexer.Token;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what stands in the parentheses of {@code @Revision(…)}: literals only, since nothing is compiled. */
final class RevisionAnnotation {

    private static final List<String> MEMBERS = List.of("id", "revises", "dependsOn", "labels", "created", "losesData");

    private final SourceText source;
    private final JavaLexer lexer;
    private final int start;
    private final Map<String, List<String>> values = new HashMap<>();

    /** Reads on from the lexer's current token, which follows the annotation's name. */
    RevisionAnnotation(SourceText source, JavaLexer lexer, int start) {
        this.source = source;
        this.lexer = lexer;
        this.start = start;
        if (lexer.isSymbol('(')) {
            lexer.next();
            members();
        }
    }

    RevisionHeader header(String message) {
        String id = value("id");
        if (id.isBlank()) {
            throw source.refusal(start, "the revision has no id.", "Write @Revision(id = \"…\", revises = \"…\").");
        }
        return new RevisionHeader(
                id,
                list("revises"),
                list("dependsOn"),
                list("labels"),
                message,
                Created.read(value("created"), source, start),
                LossMark.read(list("losesData"), source, start));
    }

    private void members() {
        while (!lexer.isSymbol(')')) {
            member();
            if (lexer.isSymbol(',')) {
                lexer.next();
            } else if (!lexer.isSymbol(')')) {
                throw unexpected(") or a comma");
            }
        }
        lexer.next();
    }

    private void member() {
        String name = lexer.token() == Token.WORD ? lexer.text() : "";
        if (!MEMBERS.contains(name)) {
            throw unexpected("one of " + String.join(", ", MEMBERS));
        }
        int position = lexer.start();
        lexer.next();
        if (!lexer.isSymbol('=')) {
            throw unexpected("= behind " + name);
        }
        lexer.next();
        boolean single = name.equals("id") || name.equals("created");
        List<String> texts = !single && lexer.isSymbol('{') ? texts(name) : List.of(text(name));
        if (values.put(name, texts) != null) {
            throw source.refusal(position, name + " stands here a second time.", "Keep one.");
        }
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        lexer.next();
        while (!lexer.isSymbol('}')) {
            texts.add(text(name));
            if (lexer.isSymbol(',')) {
                lexer.next();
            } else if (!lexer.isSymbol('}')) {
                throw unexpected("} or a comma");
            }
        }
        lexer.next();
        return texts;
    }

    /** One string literal, or several joined by plus signs. */
    private String text(String name) {
        StringBuilder text = new StringBuilder();
        while (true) {
            if (lexer.token() != Token.STRING) {
                throw unexpected("a text in quotes for " + name);
            }
            text.append(lexer.stringValue());
            lexer.next();
            if (!lexer.isSymbol('+')) {
                return text.toString();
            }
            lexer.next();
        }
    }

    private Refusal unexpected(String wanted) {
        String found = lexer.token() == Token.END ? "the end of the file" : SourceText.brief(lexer.text());
        return source.refusal(
                lexer.token() == Token.END ? source.text().length() - 1 : lexer.start(),
                "@Revision has " + found + " where " + wanted + " is due.",
                "Write literals only, such as id = \"4640e9af0234\": the header is read without compiling.");
    }

    private String value(String name) {
        List<String> texts = values.get(name);
        return texts == null ? "" : texts.get(0);
    }

    private List<String> list(String name) {
        List<String> words = new ArrayList<>();
        for (String text : values.getOrDefault(name, List.of())) {
            words.addAll(SourceText.list(text));
        }
        return words;
    }
}
