package dev.matar.notation;

import dev.matar.schema.Index;
import dev.matar.schema.Index.Key;
import dev.matar.schema.Index.Nulls;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Indexes: {@code index ix_post_title (title desc nulls last, (lower(code))) include (x) where (active)} … */
final class IndexText {

    static final String EXAMPLE = "index ix_post_title (title desc nulls last, (lower(code))) where (is_active)";

    private IndexText() {}

    static boolean begins(Line line) {
        return Cursor.begins(line, "index") || Cursor.begins(line, "unique index");
    }

    /** The index without the words {@code unique index}. */
    static String write(Index index) {
        return Words.name(index.name())
                + " " + Words.list(index.keys(), IndexText::key)
                + (index.include().isEmpty() ? "" : " include " + Words.names(index.include()))
                + (index.where().isEmpty() ? "" : " where " + Words.expression(index.where()))
                + (index.options().isEmpty() ? "" : " with " + OptionText.write(index.options()));
    }

    static String kind(Index index) {
        return index.unique() ? "unique index" : "index";
    }

    private static String key(Key key) {
        return (key.expression() ? Words.expression(key.text()) : Words.name(key.text()))
                + (key.descending() ? " desc" : "")
                + (key.nulls() == Nulls.DEFAULT ? "" : " nulls " + key.nulls().name().toLowerCase(Locale.ROOT));
    }

    static Index readMember(Cursor in) {
        boolean unique = in.take("unique");
        return read(in.expect("index"), unique);
    }

    static Index read(Cursor in, boolean unique) {
        String name = in.name();
        List<Key> keys = in.list(() -> key(in));
        List<String> include = in.take("include") ? in.names() : List.of();
        String where = in.take("where") ? in.expression() : "";
        return new Index(name, keys, unique, where, include, in.take("with") ? OptionText.readAll(in) : Map.of());
    }

    private static Key key(Cursor in) {
        boolean expression = in.isExpression();
        String text = expression ? in.expression() : in.name();
        boolean descending = in.take("desc");
        Nulls nulls = in.take("nulls first") ? Nulls.FIRST : in.take("nulls last") ? Nulls.LAST : Nulls.DEFAULT;
        return new Key(text, expression, descending, nulls);
    }
}
