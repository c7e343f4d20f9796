package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that somebody may have meant. */
final class Nearest {

    private static final int SOME = 3;

    private Nearest() {}

    static String table(Name wanted, Collection<Name> there) {
        return sentence(Dotted.write(wanted), there.stream().map(Dotted::write).toList(), "table");
    }

    static String column(String wanted, Collection<String> there) {
        return sentence(Dotted.write(wanted), there.stream().map(Dotted::write).toList(), "column");
    }

    private static String sentence(String wanted, List<String> there, String what) {
        if (there.isEmpty()) {
            return "There is no " + what + " at all.";
        }
        String folded = wanted.toLowerCase(Locale.ROOT);
        List<String> nearest = there.stream()
                .sorted(Comparator.<String>comparingInt(name -> Likeness.distance(name.toLowerCase(Locale.ROOT), folded))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SOME)
                .toList();
        return "The nearest " + what + (nearest.size() == 1 ? " is " : "s are ") + String.join(", ", nearest) + ".";
    }
}
