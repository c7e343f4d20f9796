package dev.matar.dialect.h2;

import dev.matar.schema.Name;
import java.util.Locale;
import java.util.Set;

/**
 * How a name of a schema is spelled in an H2 database, and back.
 *
 * <p>H2 turns a word without quotes into upper case. So that one history serves several kinds of database, a word that
 * is all in lower case in a schema is all in upper case in the database, and the other way round; any other name is
 * spelled alike.
 *
 * @param defaultSchema the database's spelling of the schema that the empty namespace stands for
 * @param foldsUp whether words are turned into upper case, as they are unless the url says otherwise
 */
record H2Names(String defaultSchema, boolean foldsUp) {

    /** The page "Keywords / Reserved Words" of the manual, with the words that are reserved in some places only. */
    private static final Set<String> RESERVED =
            Set.of(("all and any array as asymmetric authorization between both case cast check constraint cross"
                + " current_catalog current_date current_path current_role current_schema current_time"
                + " current_timestamp current_user day default distinct else end except exists false fetch for foreign"
                + " from full group groups having hour if ilike in inner intersect interval is join key leading left"
                + " like limit localtime localtimestamp minus minute month natural not null offset on or order over"
                + " partition primary qualify range regexp right row rownum rows second select session_user set some"
                + " symmetric system_user table to top trailing true uescape union unique unknown user using value"
                + " values when where window with year _rowid_")
                    .split(" "));

    /** Whether a schema's name can stand in SQL without quotes. */
    static boolean isPlain(String name) {
        return name.matches("[a-z_][a-z0-9_]*") && !RESERVED.contains(name);
    }

    /** A schema's name as it stands in SQL. */
    static String quote(String name) {
        return isPlain(name) ? name : '"' + fold(name).replace("\"", "\"\"") + '"';
    }

    /** A word in the other case, where it is all in one; its own inverse. */
    static String fold(String name) {
        if (name.matches("[a-z_][a-z0-9_$]*")) {
            return name.toUpperCase(Locale.ROOT);
        }
        return name.matches("[A-Z_][A-Z0-9_$]*") ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** The schema's name of what the database spells so. */
    String logical(String spelled) {
        return !foldsUp && isPlain(spelled) ? spelled : fold(spelled);
    }

    /** The schema's name of what the database spells so. */
    Name logical(String schema, String local) {
        return Name.of(schema.equals(defaultSchema) ? "" : logical(schema), logical(local));
    }
}
