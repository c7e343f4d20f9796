package dev.matar.dialect.h2;

import dev.matar.schema.Name;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a name of a schema is spelled in an H2 database, and back.
 *
 * <p>H2 turns a word without quotes into upper case. So that one history serves several kinds of database, a word that
 * is all in lower case in a schema is all in upper case in the database, and the other way round; any other name is
 * spelled alike. Where the url says that words are in lower case, they are so in both.
 *
 * @param defaultSchema the database's spelling of the schema that the empty namespace stands for
 * @param foldsUp whether words are turned into upper case, as they are unless the url says otherwise
 */
record H2Names(String defaultSchema, boolean foldsUp) {

    /** The names of a database whose url says nothing of them. */
    static final H2Names USUAL = new H2Names("PUBLIC", true);

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

    /** What H2 reads as a type of its own, be it quoted or not; all "Data Types" of the manual that are one word. */
    private static final Set<String> TYPES = Set.of(("array bigint bigserial binary bit blob bool boolean bytea char"
                    + " character clob date datetime dec decfloat decimal double enum float float4 float8 geometry"
                    + " identity image int int2 int4 int8 integer interval java_object json long longblob longnvarchar"
                    + " longtext longvarbinary longvarchar mediumblob mediumint mediumtext national nchar nclob ntext"
                    + " null number numeric nvarchar nvarchar2 object other raw real row serial signed smalldatetime"
                    + " smallint text tid time timestamp tinyblob tinyint tinytext uuid varbinary varchar varchar2"
                    + " varchar_casesensitive varchar_ignorecase")
            .split(" "));

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern LOWER = Pattern.compile("[a-z_][a-z0-9_$]*");
    private static final Pattern UPPER = Pattern.compile("[A-Z_][A-Z0-9_$]*");

    /** Whether a schema's name can stand in SQL without quotes. */
    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name);
    }

    /**
     * A schema's name as it stands in SQL. In backticks, H2 turns a reserved word into the case into which it turns words
     * without quotes, which depends on the database.
     */
    static String quote(String name) {
        if (LOWER.matcher(name).matches()) {
            return isPlain(name) ? name : '`' + name + '`';
        }
        return '"' + fold(name).replace("\"", "\"\"") + '"';
    }

    /** A domain's name as it stands in SQL; one that would be taken for a type of H2 keeps its case, which tells it apart. */
    static String quoteDomain(Name name) {
        String local = TYPES.contains(name.local()) ? '"' + name.local() + '"' : quote(name.local());
        return name.namespace().isEmpty() ? local : quote(name.namespace()) + "." + local;
    }

    /** A word in the other case, where it is all in one; its own inverse. */
    static String fold(String name) {
        if (LOWER.matcher(name).matches()) {
            return name.toUpperCase(Locale.ROOT);
        }
        return UPPER.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** The schema's name of what the database spells so. */
    String logical(String spelled) {
        return !foldsUp && LOWER.matcher(spelled).matches() ? spelled : fold(spelled);
    }

    /** The schema's name of what the database spells so. */
    Name logical(String schema, String local) {
        return Name.of(schema.equals(defaultSchema) ? "" : logical(schema), logical(local));
    }

    /** The schema's name of a domain that the database spells so. */
    Name logicalDomain(String schema, String local) {
        Name name = logical(schema, local);
        return TYPES.contains(local) ? Name.of(name.namespace(), local) : name;
    }
}
