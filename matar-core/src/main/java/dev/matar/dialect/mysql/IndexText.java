package dev.matar.dialect.mysql;

import dev.matar.schema.Index;
import java.util.Locale;
import java.util.Map;

/** An index as it stands in {@code create table}; what only this family of databases knows is an option of it. */
final class IndexText {

    static final String KIND = "mysql.kind";
    static final String USING = "mysql.using";
    static final String INVISIBLE = "mysql.invisible";
    static final String COMMENT = "mysql.comment";

    /** Before the name of a key: how many of its characters are in the index. */
    static final String LENGTH = "mysql.length.";

    /** The comment of a unique index that is no constraint. */
    static final String UNIQUE_INDEX = "unique index";

    private IndexText() {}

    static String of(Index index, MysqlDialect dialect) {
        Map<String, String> options = index.options();
        String kind = options.containsKey(KIND) ? options.get(KIND).toUpperCase(Locale.ROOT) + " " : index.unique() ? "UNIQUE " : "";
        String keys = String.join(", ", index.keys().stream().map(key -> key(index, key, dialect)).toList());
        String comment = options.getOrDefault(COMMENT, index.unique() && isConstraintLike(index) ? UNIQUE_INDEX : "");
        return kind + "INDEX " + dialect.quote(index.name()) + " (" + keys + ")"
                + (options.containsKey(USING) ? " USING " + options.get(USING) : "")
                + (comment.isEmpty() ? "" : " COMMENT " + dialect.literal(comment))
                + (options.containsKey(INVISIBLE) ? " " + dialect.invisible() : "");
    }

    private static boolean isConstraintLike(Index index) {
        boolean plain = index.keys().stream().noneMatch(key -> key.expression() || key.descending());
        return plain && index.options().keySet().stream().noneMatch(option -> option.startsWith("mysql."));
    }

    private static String key(Index index, Index.Key key, MysqlDialect dialect) {
        String length = index.options().getOrDefault(LENGTH + key.text(), "");
        return (key.expression() ? "(" + MysqlText.physical(key.text()) + ")" : dialect.quote(key.text()))
                + (length.isEmpty() ? "" : "(" + length + ")")
                + (key.descending() ? " DESC" : "");
    }
}
