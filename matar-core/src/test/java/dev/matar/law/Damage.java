package dev.matar.law;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Valid input made bad: its words and signs lost, doubled, exchanged, bent, and strange ones put between them. */
public final class Damage {

    private static final Pattern TOKEN = Pattern.compile("[\\w]+|\\s+|[^\\w\\s]");

    private static final List<String> STRANGE = List.of(
            "\"", "'", "\\", "\n", "\r\n", "\0", "\t", " ", "\uFEFF", "\u202E", "\u200B", "\u001b[31m", "אבג", "😀", "é", "\uD83D", ";", "--", "/*", "*/",
            "(", ")", "[", "]", "{", "}", "$$", "$(id)", "`id`", "%s", "%n", "#", ",", ".", "..", ":", "@", "+", "-", "=", "*", "?", "<", ">", "|", "&",
            "\"\"", "''", "\"\"\"", "'''", "${", "${}", "${env.", "${file:", "select", "table", "null", "true", "order", "drop", "-1", "0", "007",
            "99999999999999999999", "1e999", "-9223372036854775808", "\"; DROP TABLE account; --", "'; DROP TABLE account; --");

    private static final List<String> REPEATED = List.of("a", "(", "[", "{", "\"", "'", "-", " ", "\n", "😀", "x,", "a.", "/*", "ns.");

    private Damage() {}

    /** The text with a few wounds. */
    public static String of(String text, Dice dice) {
        List<String> tokens = tokens(text);
        for (int wounds = dice.between(1, 4); wounds > 0 && !tokens.isEmpty(); wounds--) {
            wound(tokens, dice);
        }
        return String.join("", tokens);
    }

    /** One strange word, at times a very long one or none at all. */
    public static String strange(Dice dice) {
        if (dice.chance(5)) {
            return "";
        }
        return dice.chance(8) ? dice.pick(REPEATED).repeat(dice.pick(List.of(70, 300, 5_000))) : dice.pick(STRANGE);
    }

    /** A name of a few words, most of them strange. */
    public static String name(Dice dice) {
        StringBuilder name = new StringBuilder();
        for (int words = dice.between(1, 3); words > 0; words--) {
            name.append(dice.chance(30) ? dice.pick(List.of("user", "Order", "a_1", "x y")) : strange(dice));
        }
        return name.toString();
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    private static void wound(List<String> tokens, Dice dice) {
        int at = dice.below(tokens.size());
        int other = dice.below(tokens.size());
        switch (dice.below(8)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> tokens.add(at, strange(dice));
            case 3 -> tokens.set(at, strange(dice));
            case 4 -> tokens.set(at, tokens.set(other, tokens.get(at)));
            case 5 -> tokens.set(at, bent(tokens.get(at), dice));
            case 6 -> tokens.subList(at, Math.min(tokens.size(), at + dice.between(1, 12))).clear();
            default -> tokens.addAll(other, List.copyOf(tokens.subList(at, Math.min(tokens.size(), at + dice.between(1, 12)))));
        }
    }

    /** A word with one letter that is another, or gone. */
    private static String bent(String word, Dice dice) {
        if (word.isEmpty()) {
            return "x";
        }
        int at = dice.below(word.length());
        String letter = dice.chance(50) ? "" : String.valueOf((char) ('!' + dice.below(94)));
        return word.substring(0, at) + letter.replace("/", "_") + word.substring(at + 1);
    }
}
