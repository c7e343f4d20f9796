package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.util.List;

/**
 * A hint as it stands, before anybody knows what it means.
 *
 * @param text as somebody wrote it
 * @param place where; empty on a command line
 * @param denied whether it says what was not renamed
 * @param kind {@code table} or {@code column}; empty where it does not say
 */
record Hint(String text, String place, boolean denied, String kind, List<String> old, List<String> renamed) {

    static Hint parse(String text, String place) {
        String rest = text.strip();
        boolean denied = rest.matches("not\\s[\\s\\S]*");
        rest = denied ? rest.substring(3).strip() : rest;
        String kind = rest.matches("table\\s[^=][\\s\\S]*") ? "table" : rest.matches("column\\s[^=][\\s\\S]*") ? "column" : "";
        rest = rest.substring(kind.length()).strip();
        List<String> sides = Dotted.split(rest, '=');
        try {
            if (sides.size() != 2) {
                throw new Refusal(
                        "invalid-hint",
                        "«" + text.strip() + "» says nothing about a rename.",
                        "Write OLD=NEW for a table, TABLE.OLD=NEW for a column, and «not» in front for what was not renamed.");
            }
            return new Hint(text.strip(), place, denied, kind, parts(sides.get(0)), parts(sides.get(1)));
        } catch (Refusal refusal) {
            throw place.isEmpty() ? refusal : refusal.at(place);
        }
    }

    private static List<String> parts(String name) {
        List<String> parts = Dotted.parts(name);
        if (parts.size() > 3) {
            throw new Refusal(
                    "invalid-hint",
                    "«" + name + "» has more than three parts.",
                    "Write a part that holds a dot in double quotes.");
        }
        return parts;
    }

    boolean mayBeTable() {
        return !kind.equals("column") && old.size() < 3 && renamed.size() < 3;
    }

    boolean mayBeColumn() {
        return !kind.equals("table") && old.size() > 1;
    }

    Name oldTable() {
        return name(old);
    }

    Name columnsTable() {
        return name(old.subList(0, old.size() - 1));
    }

    String oldColumn() {
        return old.get(old.size() - 1);
    }

    String newColumn() {
        return renamed.get(renamed.size() - 1);
    }

    static Name name(List<String> parts) {
        return parts.size() == 1 ? Name.of(parts.get(0)) : Name.of(parts.get(0), parts.get(1));
    }

    Refusal refuse(String code, String problem, String remedy) {
        Refusal refusal = new Refusal(code, "The hint «" + text + "»: " + problem, remedy);
        return place.isEmpty() ? refusal : refusal.at(place);
    }
}
