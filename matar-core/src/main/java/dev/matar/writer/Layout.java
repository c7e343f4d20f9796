package dev.matar.writer;

import dev.matar.writer.Expr.Chain;
import dev.matar.writer.Expr.Lambda;
import dev.matar.writer.Expr.Link;
import dev.matar.writer.Expr.Text;
import dev.matar.writer.Expr.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lays Java out on lines as a formatter leaves it: on one line what fits, otherwise one argument a line, or one link of a chain.
 *
 * <p>{@code indent} is where the statement or argument at hand begins, {@code after} the number of characters that will follow on its
 * last line.
 */
final class Layout {

    static final int WIDTH = 120;
    private static final int STEP = 4;
    private static final int CONTINUATION = 8;

    private final StringBuilder out = new StringBuilder();
    private int lineStart;

    private Layout() {}

    /** A statement, its first line indented too, without a line feed at its end. */
    static String statement(Chain chain, int indent) {
        Layout layout = new Layout();
        layout.out.append(" ".repeat(indent));
        layout.chain(chain, indent, 1);
        return layout.out.append(';').toString();
    }

    private int column() {
        return out.length() - lineStart;
    }

    private void newLine(int indent) {
        out.append('\n');
        lineStart = out.length();
        out.append(" ".repeat(indent));
    }

    private boolean fits(Optional<String> flat, int column, int after) {
        return flat.isPresent() && column + flat.get().length() + after <= WIDTH;
    }

    private void expression(Expr expression, int indent, int after) {
        if (expression instanceof Chain chain) {
            chain(chain, indent, after);
        } else if (expression instanceof Lambda lambda) {
            lambda(lambda, indent, after);
        } else if (expression instanceof Text text) {
            text(text, indent, after);
        } else {
            out.append(((Word) expression).java());
        }
    }

    private void chain(Chain chain, int indent, int after) {
        Optional<String> flat = flat(chain);
        if (fits(flat, column(), after)) {
            out.append(flat.get());
            return;
        }
        int last = chain.links().size() - 1;
        Link head = chain.links().get(0);
        link(head, indent, last == 0 ? CONTINUATION : 2 * CONTINUATION, last == 0 ? after : 0);
        for (int i = 1; i <= last; i++) {
            newLine(indent + CONTINUATION);
            out.append('.');
            link(chain.links().get(i), indent + CONTINUATION, CONTINUATION, i == last ? after : 0);
        }
    }

    /** @param deeper how much deeper than {@code indent} its arguments stand when each gets its own line */
    private void link(Link link, int indent, int deeper, int after) {
        Optional<String> flat = flat(link);
        out.append(link.name()).append('(');
        if (fits(flat.map(f -> f.substring(link.name().length() + 1)), column(), after)) {
            out.append(flat.get(), link.name().length() + 1, flat.get().length());
            return;
        }
        if (staysOnLine(link.arguments(), indent + deeper, after)) {
            inLine(link.arguments(), indent, after);
        } else {
            oneALine(link.arguments(), indent + deeper, after);
        }
        out.append(')');
    }

    /** Whether the arguments begin behind the parenthesis, so that only the last of them, or what is within them, breaks. */
    private boolean staysOnLine(List<Expr> arguments, int indent, int after) {
        int last = arguments.size() - 1;
        Expr lastArgument = arguments.get(last);
        if (last == 0 && !isOfSeveralLines(lastArgument)) {
            return !fits(flat(lastArgument), indent, after + 1);
        }
        boolean lastBreaks = isOfSeveralLines(lastArgument);
        int column = column();
        for (Expr argument : arguments.subList(0, last)) {
            Optional<String> flat = flat(argument);
            if (flat.isEmpty()) {
                return false;
            }
            column += flat.get().length() + 2;
        }
        int firstLine = lastArgument instanceof Lambda lambda ? lambda.parameter().length() + " -> {".length() : 3;
        return lastBreaks && column + firstLine <= WIDTH;
    }

    private static boolean isOfSeveralLines(Expr expression) {
        return expression instanceof Lambda || expression instanceof Text text && text.isBlock();
    }

    private void inLine(List<Expr> arguments, int indent, int after) {
        for (int i = 0; i < arguments.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            expression(arguments.get(i), indent, after + 1);
        }
    }

    private void oneALine(List<Expr> arguments, int indent, int after) {
        for (int i = 0; i < arguments.size(); i++) {
            boolean last = i == arguments.size() - 1;
            newLine(indent);
            expression(arguments.get(i), indent, last ? after + 1 : 1);
            out.append(last ? "" : ",");
        }
    }

    private void lambda(Lambda lambda, int indent, int after) {
        Optional<String> flat = flat(lambda);
        if (fits(flat, column(), after)) {
            out.append(flat.get());
            return;
        }
        out.append(lambda.parameter()).append(" -> {");
        for (Chain statement : lambda.statements()) {
            newLine(indent + STEP);
            chain(statement, indent + STEP, 1);
            out.append(';');
        }
        newLine(indent);
        out.append('}');
    }

    private void text(Text text, int indent, int after) {
        if (text.isBlock()) {
            int margin = column() == indent ? indent : indent + CONTINUATION;
            out.append("\"\"\"");
            for (String line : JavaText.blockLines(text.text())) {
                newLine(line.isEmpty() ? 0 : margin);
                out.append(line);
            }
        } else {
            pieces(text.text(), indent, after);
        }
    }

    /** A text that is too long for its line goes on in the next one, from a blank in it. */
    private void pieces(String text, int indent, int after) {
        String rest = text;
        while (column() + JavaText.literal(rest).length() + after > WIDTH) {
            int end = pieceEnd(rest);
            if (end == 0) {
                break;
            }
            out.append(JavaText.literal(rest.substring(0, end)));
            rest = rest.substring(end);
            newLine(indent + CONTINUATION);
            out.append("+ ");
        }
        out.append(JavaText.literal(rest));
    }

    /** Where a text is cut: at the last blank that lets the piece before it fit, or else the first; 0 where there is none. */
    private int pieceEnd(String text) {
        int end = 0;
        for (int i = text.indexOf(' ', 1); i > 0; i = text.indexOf(' ', i + 1)) {
            boolean between = text.charAt(i - 1) != ' ';
            if (between && end > 0 && column() + JavaText.literal(text.substring(0, i)).length() > WIDTH) {
                break;
            }
            end = between ? i : end;
        }
        return end;
    }

    // ---- on one line

    private static Optional<String> flat(Expr expression) {
        if (expression instanceof Chain chain) {
            return joined(chain.links().stream().map(Layout::flat).toList(), ".");
        } else if (expression instanceof Lambda lambda) {
            return flat(lambda);
        } else if (expression instanceof Text text) {
            return text.isBlock() ? Optional.empty() : Optional.of(JavaText.literal(text.text()));
        }
        return Optional.of(((Word) expression).java());
    }

    private static Optional<String> flat(Link link) {
        return joined(link.arguments().stream().map(Layout::flat).toList(), ", ")
                .map(arguments -> link.name() + "(" + arguments + ")");
    }

    private static Optional<String> flat(Lambda lambda) {
        if (lambda.statements().size() > 1) {
            return Optional.empty();
        }
        return lambda.statements().isEmpty()
                ? Optional.of(lambda.parameter() + " -> {}")
                : flat(lambda.statements().get(0)).map(statement -> lambda.parameter() + " -> " + statement);
    }

    private static Optional<String> joined(List<Optional<String>> parts, String between) {
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().map(Optional::get).collect(Collectors.joining(between)))
                : Optional.empty();
    }
}
