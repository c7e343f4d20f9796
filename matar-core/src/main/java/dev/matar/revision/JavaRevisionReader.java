package dev.matar.revision;

import dev.matar.revision.JavaLexer.Token;
import dev.matar.schema.Refusal;
import java.util.Optional;

/** Reads Java source up to the class that is annotated as a revision. */
final class JavaRevisionReader {

    private static final String BROKEN_OFF = "Finish the file, or restore it from version control.";

    private final SourceText source;
    private final JavaLexer lexer;
    private String packagePrefix = "";
    /** What is annotated to the type that follows; null if it is no revision. */
    private RevisionAnnotation annotation;

    private boolean isAbstract;
    private boolean sawType;

    JavaRevisionReader(SourceText source) {
        this.source = source;
        this.lexer = new JavaLexer(source);
    }

    /** The first revision in the file; none if its types are not annotated as such. */
    Optional<JavaRevision> read() {
        while (lexer.token() != Token.END) {
            if (isTypeKeyword()) {
                lexer.next();
                if (annotation != null) {
                    return Optional.of(revision());
                }
                otherType();
            } else {
                beforeType();
            }
        }
        if (annotation != null || !sawType) {
            throw brokenOff("the file ends before its class.");
        }
        return Optional.empty();
    }

    private boolean isTypeKeyword() {
        return lexer.isWord("class") || lexer.isWord("interface") || lexer.isWord("enum") || lexer.isWord("record");
    }

    private void beforeType() {
        if (lexer.isSymbol('@')) {
            annotation();
        } else if (lexer.isWord("package")) {
            lexer.next();
            packagePrefix = qualifiedName() + ".";
        } else {
            isAbstract |= lexer.isWord("abstract");
            if (lexer.isSymbol(';')) {
                lexer.forgetDoc();
            }
            lexer.next();
        }
    }

    private void annotation() {
        int start = lexer.start();
        lexer.next();
        if (lexer.isWord("interface")) {
            return;
        }
        String name = qualifiedName();
        if (!name.equals("Revision") && !name.equals("dev.matar.migration.Revision")) {
            if (lexer.isSymbol('(')) {
                skip('(', ')');
            }
        } else if (annotation == null) {
            annotation = new RevisionAnnotation(source, lexer, start);
        } else {
            throw source.refusal(start, "@Revision stands here a second time.", "Keep one.");
        }
    }

    private RevisionHeader header() {
        return annotation.header(lexer.doc().isEmpty() ? "" : Javadoc.read(lexer.doc()));
    }

    private JavaRevision revision() {
        if (lexer.token() != Token.WORD) {
            throw brokenOff("the class has no name.");
        }
        return new JavaRevision(header(), packagePrefix + lexer.text());
    }

    /** Passes over a type that is no revision, unless it seems to want to be one. */
    private void otherType() {
        int start = lexer.start();
        boolean isImplementing = false;
        while (lexer.token() != Token.END && !lexer.isSymbol('{')) {
            isImplementing |= lexer.isWord("implements");
            if (isImplementing && !isAbstract && lexer.isWord("Migration")) {
                throw source.refusal(
                        start,
                        "this migration has no @Revision.",
                        "Annotate it with @Revision(id = …, revises = …), or make it abstract.");
            }
            lexer.next();
        }
        skip('{', '}');
        lexer.forgetDoc();
        isAbstract = false;
        sawType = true;
    }

    private void skip(char opening, char closing) {
        int depth = 0;
        do {
            depth += lexer.isSymbol(opening) ? 1 : lexer.isSymbol(closing) ? -1 : 0;
            if (lexer.token() == Token.END) {
                throw brokenOff("the file ends before its last " + closing + ".");
            }
            lexer.next();
        } while (depth > 0);
    }

    private String qualifiedName() {
        StringBuilder name = new StringBuilder();
        while (lexer.token() == Token.WORD) {
            name.append(lexer.text());
            lexer.next();
            if (!lexer.isSymbol('.')) {
                break;
            }
            name.append('.');
            lexer.next();
        }
        return name.toString();
    }

    private Refusal brokenOff(String problem) {
        return source.refusal(source.text().length() - 1, problem, BROKEN_OFF);
    }
}
