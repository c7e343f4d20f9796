package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Name;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQL of the user's own that creates, changes or drops one thing which can be seen: as a whole or not at all, and in a transaction where the
 * database has such.
 */
final class PlainDdl {

    private static final Pattern PLAIN = Pattern.compile(
            "(?:create\\s+(?:or\\s+replace\\s+)?(?:unique\\s+|fulltext\\s+|spatial\\s+)?|alter\\s+|drop\\s+|rename\\s+)"
                    + "(?:table|index|view|sequence|type|schema)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern DROPS = Pattern.compile("drop\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private PlainDdl() {}

    static boolean is(String sql) {
        boolean dropsSeveral = DROPS.matcher(sql).matches() && sql.contains(",");
        return PLAIN.matcher(sql).matches() && !dropsSeveral && !sql.toLowerCase(Locale.ROOT).contains("concurrently");
    }

    /** Whatever it may name. */
    static Neighbourhood neighbourhood(String sql, Dialect dialect) {
        List<SqlPiece> pieces = SqlPiece.of(sql, dialect);
        Set<Name> names = new HashSet<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).mayBeName()) {
                String name = pieces.get(i).name(dialect);
                names.add(Name.of(name));
                boolean qualified = i > 1 && pieces.get(i - 1).is(".") && pieces.get(i - 2).mayBeName();
                names.add(qualified ? Name.of(pieces.get(i - 2).name(dialect), name) : Name.of(name));
            }
        }
        return new Neighbourhood(names);
    }
}
