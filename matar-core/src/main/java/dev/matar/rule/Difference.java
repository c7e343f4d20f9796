package dev.matar.rule;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;

/**
 * One thing in which two schemas differ.
 *
 * @param owner the table it is in, or the table, view, sequence or enum type that it is itself; of a namespace its name
 * @param object the column, constraint or index; empty where it is about {@code owner} itself
 * @param known what the known schema has, in words
 * @param wanted what the wanted schema has, in words
 */
public record Difference(Side side, Kind kind, Name owner, String object, String known, String wanted) {

    private static final int LONG = 80;
    private static final int LEAD = 20;

    /** Its kind for people: {@code extra index}, {@code missing table}, {@code type}. */
    public String heading() {
        return kind.isAspect() ? kind.word() : side.word() + " " + kind.word();
    }

    /** Where it is: {@code post.title}. */
    public String path() {
        return Dotted.write(owner) + (object.isEmpty() ? "" : "." + Dotted.write(object));
    }

    /** What differs: {@code post.title: varchar(255) in the database, text in the entities}. */
    public String sentence() {
        return sentence("in the database", "in the entities");
    }

    /**
     * The same, where the two schemas come from elsewhere; long texts are cut to where they part.
     *
     * @param inKnown where the known schema is, such as {@code in the history}
     */
    public String sentence(String inKnown, String inWanted) {
        int same = 0;
        while (same < Math.min(known.length(), wanted.length()) && known.charAt(same) == wanted.charAt(same)) {
            same++;
        }
        return path() + ": " + cut(known, same) + " " + inKnown + ", " + cut(wanted, same) + " " + inWanted;
    }

    private static String cut(String text, int same) {
        if (text.length() <= LONG) {
            return text;
        }
        int from = same < LONG - LEAD ? 0 : same - LEAD;
        String rest = text.substring(from);
        return (from > 0 ? "…" : "") + (rest.length() > LONG ? rest.substring(0, LONG - 1) + "…" : rest);
    }
}
