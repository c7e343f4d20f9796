package dev.matar.writer;

import dev.matar.operation.Batch;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameTable;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.writer.Expr.Chain;
import dev.matar.writer.Expr.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Writes operations as the body of a method of a Java revision, in the words of {@code dev.matar.migration}.
 *
 * <p>Read back with the same convention and predicate they are equal to what was written. Beside what the standard template imports
 * nothing has to be.
 */
public final class JavaWriter {

    private static final int INDENT = 8;

    /** The JVM runs methods of 64 KB at most, and no node of an expression takes more than 14 bytes. */
    private static final int MOST_NODES = 4_000;

    /** A statement as it stands in the file, comment included. */
    private record Paragraph(String text, Optional<Name> table, String deed, int nodes) {

        boolean standsApartFrom(Paragraph before) {
            boolean sameTable = table.isPresent() && table.equals(before.table);
            boolean alike = deed.equals(before.deed) && text.indexOf('\n') < 0 && before.text.indexOf('\n') < 0;
            return !sameTable && !alike;
        }
    }

    private final Naming naming;
    private final Predicate<String> touchesOnlyRows;

    /**
     * @param naming the convention of the project; names that it gives are not written
     * @param touchesOnlyRows tells SQL that leaves the schema as it is
     */
    public JavaWriter(Naming naming, Predicate<String> touchesOnlyRows) {
        this.naming = naming;
        this.touchesOnlyRows = touchesOnlyRows;
    }

    /** The body of {@code upgrade}, each line ended by a line feed; one too long for a method goes on in methods of its own. */
    public String upgrade(List<Commented> operations) {
        return body("upgrade", operations);
    }

    /** The body of {@code downgrade}; see {@link #upgrade}. */
    public String downgrade(List<Commented> operations) {
        return body("downgrade", operations);
    }

    /** What SQL does, as the last argument of {@code op.execute}, in a statement that is indented so far. */
    public String effect(List<Operation> operations, int indent) {
        if (operations.isEmpty()) {
            return "effect -> {}";
        }
        StringBuilder out = new StringBuilder("effect -> {\n");
        for (Operation operation : operations) {
            Chain chain = new JavaVerbs(naming, touchesOnlyRows).write(operation, "effect");
            out.append(Layout.statement(chain, indent + 4)).append('\n');
        }
        return out.append(" ".repeat(indent)).append('}').toString();
    }

    private String body(String method, List<Commented> operations) {
        List<List<Paragraph>> parts = new ArrayList<>();
        int nodes = MOST_NODES;
        for (Commented each : operations) {
            Paragraph paragraph = paragraph(each);
            nodes += paragraph.nodes();
            if (nodes > MOST_NODES) {
                parts.add(new ArrayList<>());
                nodes = paragraph.nodes();
            }
            parts.get(parts.size() - 1).add(paragraph);
        }
        return parts.size() < 2 ? text(parts) : inMethods(method, parts);
    }

    private static String inMethods(String method, List<List<Paragraph>> parts) {
        StringBuilder calls = new StringBuilder();
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String name = method + (i + 1);
            calls.append("        ").append(name).append("(op);\n");
            methods.append("    }\n\n    private void ").append(name).append("(Operations op) {\n").append(text(parts.subList(i, i + 1)));
        }
        return calls.append(methods).toString();
    }

    private static String text(List<List<Paragraph>> parts) {
        StringBuilder out = new StringBuilder();
        Paragraph before = null;
        for (List<Paragraph> part : parts) {
            for (Paragraph paragraph : part) {
                out.append(before != null && paragraph.standsApartFrom(before) ? "\n" : "").append(paragraph.text()).append('\n');
                before = paragraph;
            }
        }
        return out.toString();
    }

    private Paragraph paragraph(Commented each) {
        Chain chain = new JavaVerbs(naming, touchesOnlyRows).write(each.operation(), "op");
        StringBuilder text = new StringBuilder();
        each.lines(Layout.WIDTH - INDENT - 4).forEach(line -> text.append(" ".repeat(INDENT)).append(comment(line)).append('\n'));
        String verb = chain.links().get(0).name();
        return new Paragraph(
                text + Layout.statement(chain, INDENT), table(each.operation()), verb.replaceAll("[A-Z].*", ""), nodes(chain));
    }

    /** An escape of a character is read in comments, too. */
    private static String comment(String line) {
        return ("// " + line.replace("\\u", "\\ u")).stripTrailing();
    }

    private static Optional<Name> table(Operation operation) {
        if (operation instanceof CreateTable o) {
            return Optional.of(o.table().name());
        } else if (operation instanceof DropTable o) {
            return Optional.of(o.table());
        } else if (operation instanceof RenameTable o) {
            return Optional.of(o.to());
        } else if (operation instanceof Batch o) {
            return Optional.of(o.table());
        }
        return operation instanceof TableOperation o ? Optional.of(o.table()) : Optional.empty();
    }

    /** A lambda counts as one, since its body is a method of its own. */
    private static int nodes(Expr expression) {
        return expression instanceof Chain chain
                ? chain.links().stream().mapToInt(link -> 1 + nodes(link)).sum()
                : 1;
    }

    private static int nodes(Link link) {
        return link.arguments().stream().mapToInt(JavaWriter::nodes).sum();
    }
}
