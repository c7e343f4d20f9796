package dev.matar.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The convention that names what a person left unnamed.
 *
 * <p>A pattern is text with {@code {table}}, {@code {columns}} and {@code {target}} in it: the local names of the table, of its columns
 * joined by an underscore, and of the table referred to. A name longer than {@code maxLength} bytes is cut and ends in eight
 * digits of its checksum, so that it stays unique.
 */
public record Naming(
        String primaryKey, String unique, String foreignKey, String check, String index, int maxLength) {

    /** What fits every supported database: PostgreSQL cuts names at 63 bytes. */
    public static final Naming STANDARD = new Naming(
            "pk_{table}", "uq_{table}_{columns}", "fk_{table}_{columns}_{target}", "ck_{table}_{columns}", "ix_{table}_{columns}", 63);

    /** The constraint itself where it has a name, otherwise with the name of this convention. */
    public Constraint name(Name table, Constraint constraint) {
        return constraint.name().isEmpty() ? constraint.named(nameOf(table, constraint)) : constraint;
    }

    /** The index itself where it has a name, otherwise with the name of this convention. */
    public Index name(Name table, Index unnamed) {
        List<String> keys = unnamed.keys().stream().map(Index.Key::text).toList();
        return unnamed.name().isEmpty() ? unnamed.named(fill(index, table, keys, "")) : unnamed;
    }

    private String nameOf(Name table, Constraint constraint) {
        if (constraint instanceof Constraint.PrimaryKey) {
            return fill(primaryKey, table, constraint.columns(), "");
        }
        if (constraint instanceof Constraint.Unique) {
            return fill(unique, table, constraint.columns(), "");
        }
        if (constraint instanceof Constraint.ForeignKey key) {
            return fill(foreignKey, table, key.columns(), key.target().table().local());
        }
        return fill(check, table, List.of(((Constraint.Check) constraint).expression()), "");
    }

    private String fill(String pattern, Name table, List<String> columns, String target) {
        String name = pattern.replace("{table}", table.local())
                .replace("{columns}", words(String.join("_", columns)))
                .replace("{target}", target);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= maxLength) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        String end = String.format("_%08x", checksum.getValue());
        int keep = name.length();
        while (name.substring(0, keep).getBytes(StandardCharsets.UTF_8).length + end.length() > maxLength) {
            keep--;
        }
        return name.substring(0, keep) + end;
    }

    /** An expression's letters and digits, for a name made of it. */
    private static String words(String text) {
        return text.matches("\\w*") ? text : text.replaceAll("\\W+", "_").replaceAll("^_|_$", "");
    }
}
