package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Casts that a history has made for enum types, as Hibernate does on PostgreSQL: in no schema, and in the way when their type goes. */
final class EnumCasts {

    private static final Pattern CAST = Pattern.compile("(?is)\\b(create|drop)\\s+cast\\s*(?:if\\s+exists\\s*)?(\\([^)]*\\))[^;]*");

    /** How each of them was made, by what it casts. */
    private final Map<String, String> created = new LinkedHashMap<>();

    EnumCasts(List<Operation> history) {
        history.stream().flatMap(operation -> operation.parts().stream()).forEach(part -> {
            if (part instanceof Sql sql) {
                CAST.matcher(sql.up()).results().forEach(this::add);
            }
        });
    }

    private void add(MatchResult cast) {
        String what = cast.group(2).strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        if (cast.group(1).equalsIgnoreCase("create")) {
            created.put(what, cast.group().strip());
        } else {
            created.remove(what);
        }
    }

    /** What takes away those of these types, each with what brings it back; a scratch database may not have them. */
    List<Operation> drops(Set<Name> types) {
        return created.entrySet().stream()
                .filter(cast -> types.stream().anyMatch(type -> speaksOf(cast.getKey(), type)))
                .map(cast -> (Operation) new Sql("drop cast if exists " + cast.getKey(), cast.getValue(), Optional.of(List.of())))
                .toList();
    }

    /** Whether SQL has the name of a type in it, in any case, as nobody quotes it. */
    static boolean speaksOf(String sql, Name type) {
        return Pattern.compile("(?i)(?<!\\w)" + Pattern.quote(type.local()) + "(?!\\w)").matcher(sql).find();
    }
}
