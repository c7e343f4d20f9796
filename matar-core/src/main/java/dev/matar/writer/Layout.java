package dev.matar.writer;

import dev.matar.writer.Expr.Chain;
import dev.matar.writer.Expr.Lambda;
import dev.matar.writer.Expr.Link;
import dev.matar.writer.Expr.Text;
import dev.matar.writer.Expr.Word;
import java.util.List;
import java.util.Optional;

/**
 * Lays Java out on lines as a formatter leaves it: on one line what fits, or on the next, otherwise one argument a line, or one link of a chain.
 *
 * <p>{@code indent} is where the statement or argument at hand begins, {@code after} the number of characters that will follow on its
 * last line.
 */
final class Layout {

    static final int WIDTH = 120;

    /** A chain stands on one line only where its last dot is before this column, so that no link is overlooked. */
    private static final int LAST_DOT = 80;

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

    /** Writes it on this line, if there is place. */
    private boolean onThisLine(Optional<Flat> flat, int after) {
        boolean fits = flat.isPresent() && flat.get().fits(column(), after);
        out.append(fits ? flat.get().text() : "");
        return fits;
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
        if (onThisLine(flat(chain), after)) {
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
        if (onThisLine(flat(link), after)) {
            return;
        }
        out.append(link.name()).append('(');
        Optional<Flat> together = flat(link.arguments());
        if (staysOnLine(link.arguments(), indent + deeper, after)) {
            inLine(link.arguments(), indent + deeper - CONTINUATION, after);
        } else if (together.isPresent() && together.get().fits(indent + deeper, after + 1)) {
            newLine(indent + deeper);
            out.append(together.get().text());
        } else {
            oneALine(link.arguments(), indent + deeper, after);
        }
        out.append(')');
    }

    /** Whether the arguments begin behind the parenthesis, so that only the last of them, or what is within them, breaks. */
    private boolean staysOnLine(List<Expr> arguments, int indent, int after) {
        int last = arguments.size() - 1;
        Expr lastArgument = arguments.get(last);
        if (last == 0 && lastArgument instanceof Text text && !text.isBlock()) {
            return text.text().strip().indexOf(' ') > 0 && !flat(text).orElseThrow().fits(indent, after + 1);
        } else if (last == 0 && !isOfSeveralLines(lastArgument)) {
            return flat(lastArgument).filter(flat -> flat.fits(indent, after + 1)).isEmpty() && !isTooLongHere(lastArgument, indent);
        }
        boolean lastBreaks = isOfSeveralLines(lastArgument);
        int column = column();
        for (Expr argument : arguments.subList(0, last)) {
            Optional<Flat> flat = flat(argument);
            if (flat.isEmpty()) {
                return false;
            }
            column += flat.get().text().length() + 2;
        }
        int firstLine = lastArgument instanceof Lambda lambda ? lambda.parameter().length() + " -> {".length() : 3;
        return lastBreaks && column + firstLine <= WIDTH;
    }

    /** Whether the first link of a chain has place on the next line, but not on this one. */
    private boolean isTooLongHere(Expr argument, int indent) {
        Optional<Flat> head = argument instanceof Chain chain ? flat(chain.links().get(0)) : Optional.empty();
        return head.isPresent() && !head.get().fits(column(), 0) && head.get().fits(indent, 0);
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
        if (onThisLine(flat(lambda), after)) {
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

    /**
     * An expression on one line.
     *
     * @param lastDot where the last link begins of that chain in it which reaches furthest; -1 for none
     */
    private record Flat(String text, int lastDot) {

        static Flat of(String text) {
            return new Flat(text, -1);
        }

        Flat then(Flat next) {
            return new Flat(text + next.text, next.lastDot < 0 ? lastDot : text.length() + next.lastDot);
        }

        boolean fits(int column, int after) {
            return column + text.length() + after <= WIDTH && column + lastDot <= LAST_DOT;
        }
    }

    private static Optional<Flat> flat(Expr expression) {
        if (expression instanceof Chain chain) {
            return flat(chain);
        } else if (expression instanceof Lambda lambda) {
            return flat(lambda);
        } else if (expression instanceof Text text) {
            return text.isBlock() ? Optional.empty() : Optional.of(Flat.of(JavaText.literal(text.text())));
        }
        return Optional.of(Flat.of(((Word) expression).java()));
    }

    private static Optional<Flat> flat(Chain chain) {
        Optional<Flat> all = flat(chain.links().get(0));
        for (Link link : chain.links().subList(1, chain.links().size())) {
            Optional<Flat> next = flat(link);
            all = all.isEmpty() || next.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Flat(all.get().text() + ".", all.get().text().length()).then(next.get()));
        }
        return all;
    }

    private static Optional<Flat> flat(Link link) {
        return flat(link.arguments()).map(arguments -> Flat.of(link.name() + "(").then(arguments).then(Flat.of(")")));
    }

    private static Optional<Flat> flat(List<Expr> arguments) {
        Flat all = Flat.of("");
        String between = "";
        for (Expr argument : arguments) {
            Optional<Flat> next = flat(argument);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            all = all.then(Flat.of(between)).then(next.get());
            between = ", ";
        }
        return Optional.of(all);
    }

    private static Optional<Flat> flat(Lambda lambda) {
        Flat head = Flat.of(lambda.parameter() + " -> ");
        return switch (lambda.statements().size()) {
            case 0 -> Optional.of(head.then(Flat.of("{}")));
            case 1 -> flat(lambda.statements().get(0)).map(head::then);
            default -> Optional.empty();
        };
    }
}
