package dev.matar.writer;

import java.util.ArrayList;
import java.util.List;

/** An expression of Java, before it is laid out on lines. */
sealed interface Expr {

    /** What never breaks: a number, {@code true}, {@code null}. */
    record Word(String java) implements Expr {}

    /** A text; one of SQL stands in a text block as soon as it has several lines. */
    record Text(String text, boolean sql) implements Expr {

        private static final int LONG = 60;

        boolean isBlock() {
            return (sql || text.length() > LONG) && JavaText.fitsBlock(text);
        }
    }

    /** {@code name(arguments)}, the first link or a further one of a chain. */
    record Link(String name, List<Expr> arguments) {}

    /** {@code first(…).second(…).third(…)}. */
    record Chain(List<Link> links) implements Expr {

        Chain then(String name, Expr... arguments) {
            List<Link> more = new ArrayList<>(links);
            more.add(new Link(name, List.of(arguments)));
            return new Chain(more);
        }
    }

    /** {@code parameter -> statement}, or with several statements in braces. */
    record Lambda(String parameter, List<Chain> statements) implements Expr {}

    static Word word(Object java) {
        return new Word(String.valueOf(java));
    }

    static Text text(String text) {
        return new Text(text, false);
    }

    static Text sql(String text) {
        return new Text(text, true);
    }

    static Chain call(String name, Expr... arguments) {
        return call(name, List.of(arguments));
    }

    static Chain call(String name, List<? extends Expr> arguments) {
        return new Chain(List.of(new Link(name, List.copyOf(arguments))));
    }

    /** A call whose arguments are texts. */
    static Chain callOf(String name, List<String> texts) {
        return call(name, texts.stream().map(Expr::text).toList());
    }
}
