package dev.matar.hibernate;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote for a column as SQL: a type, and perhaps clauses behind it, as in {@code varchar(20) default 'x' not null}.
 *
 * <p>A clause begins with a word that no type has in it and ends where the next one begins.
 */
final class ColumnDefinition {

    private static final Pattern TOKEN = Pattern.compile("'[^']*(?:''[^']*)*'|\"[^\"]*\"|[\\p{L}_][\\p{L}\\p{N}_$]*|\\s+|.", Pattern.DOTALL);

    private static final Set<String> OPENERS =
            Set.of("default", "not", "null", "generated", "as", "check", "unique", "primary", "references", "constraint", "on", "comment");

    private final String type;
    private final Map<String, String> clauses = new LinkedHashMap<>();

    ColumnDefinition(String definition) {
        StringBuilder part = new StringBuilder();
        String opener = "";
        int depth = 0;
        String typeText = null;
        for (String token : tokens(definition)) {
            String word = token.toLowerCase(Locale.ROOT);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && OPENERS.contains(word) && opens(opener, part, word)) {
                typeText = close(typeText, opener, part);
                opener = word;
                part = new StringBuilder();
            } else {
                part.append(token);
            }
        }
        type = close(typeText, opener, part);
    }

    private static List<String> tokens(String definition) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(definition.strip()); token.find(); ) {
            tokens.add(token.group());
        }
        return tokens;
    }

    /** A clause goes on where it needs the word: {@code not null}, {@code default null}, {@code generated always as}. */
    private static boolean opens(String opener, StringBuilder part, String word) {
        return switch (opener) {
            case "not", "default" -> !part.toString().isBlank() || opener.equals("default") && !word.equals("null");
            case "generated" -> !word.equals("as") && !word.equals("default");
            case "references", "on" -> !Set.of("on", "null", "default").contains(word);
            default -> true;
        };
    }

    private String close(String typeText, String opener, StringBuilder part) {
        if (opener.isEmpty()) {
            return part.toString().strip();
        }
        clauses.put(opener, part.toString().strip());
        return typeText;
    }

    /** The type alone. */
    String type() {
        return type;
    }

    /** What follows {@code default}. */
    Optional<String> defaultValue() {
        return Optional.ofNullable(clauses.get("default"));
    }

    boolean isNotNull() {
        return clauses.containsKey("not") || clauses.containsKey("primary");
    }

    boolean isUnique() {
        return clauses.containsKey("unique");
    }

    /** The condition of {@code check (…)}. */
    Optional<String> check() {
        return Optional.ofNullable(clauses.get("check")).map(ColumnDefinition::inside);
    }

    /** Whether the database numbers the column. */
    boolean isIdentity() {
        return generated().matches("(?is)(always|by default) as identity.*");
    }

    boolean isAlwaysIdentity() {
        return generated().matches("(?is)always as identity.*");
    }

    /** The expression that the column is computed from. */
    Optional<String> computed() {
        Matcher expression = Pattern.compile("(?is)(?:always as )?\\s*(\\(.*\\))[^)]*").matcher(generated());
        return !isIdentity() && expression.matches() ? Optional.of(inside(expression.group(1))) : Optional.empty();
    }

    boolean isStored() {
        return generated().matches("(?is).*\\)\\s*(stored|persistent)\\s*");
    }

    private String generated() {
        return clauses.getOrDefault("generated", clauses.getOrDefault("as", ""));
    }

    private static String inside(String parenthesized) {
        String text = parenthesized.strip();
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** The definition, unless it says what is not read. */
    ColumnDefinition requireReadable() {
        if (type.isEmpty()) {
            throw new Refusal("unreadable-mapping", "its definition names no type.", "Begin it with a type.");
        }
        for (String clause : List.of("references", "constraint", "on", "comment")) {
            if (clauses.containsKey(clause)) {
                throw new Refusal(
                        "unreadable-mapping",
                        "its definition has a clause «" + clause + " " + clauses.get(clause) + "», which is not read.",
                        "Say it by an annotation of its own.");
            }
        }
        return this;
    }
}
