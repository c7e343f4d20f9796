package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Index;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;

/** An index as Hibernate would create it. */
final class MappedIndex {

    /** What may follow the keys, in the order in which databases have it. */
    private static final Pattern OPTIONS =
            Pattern.compile("(?is)\\s*(?:include\\s*\\((?<include>[^)]*)\\))?\\s*(?:where\\s+(?<where>.*))?");

    private final Dialect dialect;
    private final Metadata metadata;
    private final MappedNames names;

    MappedIndex(Dialect dialect, Metadata metadata, MappedNames names) {
        this.dialect = dialect;
        this.metadata = metadata;
        this.names = names;
    }

    Index read(org.hibernate.mapping.Index index) {
        List<Index.Key> keys = new ArrayList<>();
        for (Selectable part : index.getSelectables()) {
            keys.add(ordered(key(part), index.getSelectableOrderMap().getOrDefault(part, "")));
        }
        Matcher options = options(index);
        String where = options.group("where") == null ? "" : dialect.readExpression(options.group("where").strip());
        List<String> include = options.group("include") == null
                ? List.of()
                : Arrays.stream(options.group("include").split(",")).map(name -> names.of(name.strip())).toList();
        Index read = new Index(names.of(index), keys).where(where).include(include.toArray(String[]::new));
        return index.isUnique() ? read.asUnique() : read;
    }

    private Index.Key key(Selectable part) {
        return part instanceof Column column
                ? Index.Key.column(names.of(column))
                : Index.Key.expression(dialect.readExpression(part.getText(names.hibernateDialect())));
    }

    private static Index.Key ordered(Index.Key key, String order) {
        String words = order.toLowerCase(Locale.ROOT);
        Index.Key directed = words.contains("desc") ? key.desc() : key;
        if (words.contains("nulls")) {
            return directed.nulls(words.contains("first") ? Index.Nulls.FIRST : Index.Nulls.LAST);
        }
        return directed;
    }

    /** What stands behind the keys; only newer Hibernates have it, so it is read from what they say. */
    private Matcher options(org.hibernate.mapping.Index index) {
        String sql = names.hibernateDialect().getIndexExporter().getSqlCreateStrings(index, metadata, names.sql())[0];
        Matcher options = OPTIONS.matcher(behindKeys(sql));
        if (!options.matches()) {
            throw new Refusal(
                    "unreadable-mapping",
                    "The index " + index.getName() + " of table " + index.getTable().getName() + " is written as «" + sql
                            + "», of which the end cannot be read.",
                    "Leave the options out of @Index, and create the index in a revision.");
        }
        return options;
    }

    private static String behindKeys(String sql) {
        int start = sql.indexOf(" (");
        int depth = 0;
        for (int i = start; i >= 0 && i < sql.length(); i++) {
            depth += sql.charAt(i) == '(' ? 1 : sql.charAt(i) == ')' ? -1 : 0;
            if (sql.charAt(i) == ')' && depth == 0) {
                return sql.substring(i + 1);
            }
        }
        return "";
    }
}
