package dev.matar.rule;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Picks differences by kind, table and name: {@code index post.idx_*}, {@code extra table legacy_*}, {@code type *.created_at},
 * {@code check *}.
 *
 * <p>{@code *} stands for any letters, {@code ?} for one; in double quotes they stand for themselves. A single {@code *} is everything, in
 * every namespace. {@code post} alone is, for what belongs to a table, all of that table.
 */
public final class Selector implements Predicate<Difference> {

    private final String text;
    private final Optional<Side> side;
    private final Set<Kind> kinds;
    private final boolean all;
    private final List<Glob> parts;

    private Selector(String text, Optional<Side> side, Set<Kind> kinds, boolean all, List<Glob> parts) {
        this.text = text;
        this.side = side;
        this.kinds = kinds;
        this.all = all;
        this.parts = parts;
    }

    /** A part of a name; {@code everything} where it is a single star. */
    private record Glob(Pattern pattern, boolean everything) {

        boolean matches(String name) {
            return everything || pattern.matcher(name).matches();
        }
    }

    public static Selector parse(String text) {
        String rest = text.strip();
        Optional<Side> side = Stream.of(Side.values()).filter(s -> begins(rest, s.word())).findFirst();
        String behind = rest.substring(side.map(s -> s.word().length()).orElse(0)).strip();
        String word = words().stream()
                .filter(w -> begins(behind, w))
                .findFirst()
                .orElseThrow(() -> unknownKind(text, behind));
        String pattern = behind.substring(word.length()).strip();
        if (pattern.isEmpty() || Dotted.split(pattern, ' ').size() > 1) {
            throw new Refusal(
                    "invalid-rule",
                    pattern.isEmpty() ? "«" + text + "» does not say which." : "«" + pattern + "» is more than one name.",
                    "Write what it is about behind the kind, such as post.title, post.* or *; a name with blanks stands in double quotes.");
        }
        Set<Kind> kinds = kinds(word);
        return new Selector(rest, side, kinds, word.equals("all"), parts(pattern, kinds));
    }

    private static boolean begins(String text, String word) {
        return text.equals(word) || text.startsWith(word) && Character.isWhitespace(text.charAt(word.length()));
    }

    /** The longest first, since some begin like others. */
    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of("comment", "all"));
        Stream.of(Kind.values()).map(Kind::word).forEach(words::add);
        words.sort(Comparator.comparingInt(String::length).reversed());
        return words;
    }

    private static Set<Kind> kinds(String word) {
        return switch (word) {
            case "all" -> EnumSet.allOf(Kind.class);
            case "comment" -> EnumSet.of(Kind.TABLE_COMMENT, Kind.COLUMN_COMMENT);
            case "check" -> EnumSet.of(Kind.CHECK, Kind.ENUM_CHECK);
            default -> Stream.of(Kind.values()).filter(kind -> kind.word().equals(word)).collect(Collectors.toSet());
        };
    }

    private static Refusal unknownKind(String text, String behind) {
        return new Refusal(
                "invalid-rule",
                behind.isEmpty() ? "«" + text.strip() + "» is no rule." : "«" + behind.split("\\s")[0] + "» is no kind of difference.",
                "The kinds are " + words().stream().sorted().collect(Collectors.joining(", "))
                        + ", each with extra, missing or changed in front where only that is meant.");
    }

    private static List<Glob> parts(String pattern, Set<Kind> kinds) {
        List<Glob> parts = Dotted.split(pattern, '.').stream().map(part -> glob(part, pattern)).toList();
        boolean inTable = kinds.stream().anyMatch(kind -> kind.place() != Kind.Place.RELATION) && kinds.size() < Kind.values().length;
        int most = inTable ? 3 : 2;
        if (parts.size() > most) {
            throw new Refusal(
                    "invalid-rule",
                    "«" + pattern + "» has " + parts.size() + " parts, where there can be " + most + ".",
                    "Write a part that holds a dot in double quotes.");
        }
        return parts;
    }

    private static Glob glob(String part, String pattern) {
        String plain = Dotted.unquoted(part, pattern);
        if (Dotted.isQuoted(part)) {
            return new Glob(Pattern.compile(Pattern.quote(plain)), false);
        }
        StringBuilder regex = new StringBuilder();
        plain.codePoints().forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL), plain.equals("*"));
    }

    @Override
    public boolean test(Difference difference) {
        if (!kinds.contains(difference.kind()) || side.isPresent() && side.get() != difference.side()) {
            return false;
        }
        Name owner = difference.owner();
        boolean byOwner = all || difference.kind().place() == Kind.Place.RELATION;
        return switch (parts.size()) {
            case 1 -> isHere(parts.get(0), owner) && parts.get(0).matches(owner.local());
            case 2 -> byOwner
                    ? parts.get(0).matches(owner.namespace()) && parts.get(1).matches(owner.local())
                    : isHere(parts.get(0), owner) && parts.get(0).matches(owner.local()) && parts.get(1).matches(difference.object());
            default -> !byOwner
                    && parts.get(0).matches(owner.namespace())
                    && parts.get(1).matches(owner.local())
                    && parts.get(2).matches(difference.object());
        };
    }

    /** A name without a namespace is one outside of them; a star is any. */
    private static boolean isHere(Glob name, Name owner) {
        return name.everything() || owner.namespace().isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selector selector && text.equals(selector.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
