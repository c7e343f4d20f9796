package dev.matar.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How much two names are alike: word by word, whatever the order, case and number of the words, a short form counting for the long one
 * ({@code org} for {@code organization}).
 */
final class Likeness {

    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    /** Below this two words are strangers, though they share letters. */
    private static final double STRANGERS = 0.6;

    /**
     * A name cut into words.
     *
     * @param words in lower case and in the singular
     * @param letters all of them, without what is in between
     */
    record Words(List<String> words, String letters) {

        static Words of(String name) {
            List<String> words = new ArrayList<>();
            for (String word : BETWEEN_WORDS.split(name)) {
                if (!word.isEmpty()) {
                    words.add(singular(word.toLowerCase(Locale.ROOT)));
                }
            }
            return new Words(List.copyOf(words), String.join("", words));
        }

        private static String singular(String word) {
            if (word.length() > 4 && word.endsWith("ies")) {
                return word.substring(0, word.length() - 3) + "y";
            }
            if (word.length() > 5 && word.matches(".*(s|x|z|ch|sh)es")) {
                return word.substring(0, word.length() - 2);
            }
            boolean plural = word.length() > 3 && word.endsWith("s") && !word.matches(".*(ss|us|is)");
            return plural ? word.substring(0, word.length() - 1) : word;
        }

        List<String> numbers() {
            return words.stream().filter(word -> Character.isDigit(word.charAt(0))).toList();
        }
    }

    private Likeness() {}

    static double of(String one, String other) {
        return of(Words.of(one), Words.of(other));
    }

    /** From 0, nothing alike, to 1, the same words. */
    static double of(Words one, Words other) {
        if (one.words().isEmpty() || other.words().isEmpty()) {
            return 0;
        }
        double whole = ratio(one.letters(), other.letters());
        double likeness = Math.max(byWords(one.words(), other.words()), whole < 0.75 ? 0 : whole);
        // line_1 and line_2 are two things, however much they look alike.
        boolean counted = !one.numbers().isEmpty() && !other.numbers().isEmpty() && !one.numbers().equals(other.numbers());
        return counted ? likeness / 2 : likeness;
    }

    private static double byWords(List<String> one, List<String> other) {
        List<String> rest = new ArrayList<>(other);
        double alike = 0;
        int matched = 0;
        for (String word : one) {
            String best = null;
            double most = 0;
            for (String candidate : rest) {
                double likeness = word(word, candidate);
                if (likeness > most) {
                    most = likeness;
                    best = candidate;
                }
            }
            if (best != null) {
                rest.remove(best);
                alike += most * (word.length() + best.length());
                matched++;
            }
        }
        double share = alike / (lengthOf(one) + lengthOf(other));
        boolean contained = matched == Math.min(one.size(), other.size()) && share > 0.4;
        return contained ? Math.max(share, 0.7 * (0.5 + share / 2) + 0.15) : share;
    }

    private static int lengthOf(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    private static double word(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        String brief = one.length() < other.length() ? one : other;
        String full = brief == one ? other : one;
        if (brief.length() >= 3 && full.startsWith(brief)) {
            return 0.9;
        }
        double ratio = ratio(one, other);
        if (ratio >= STRANGERS) {
            return ratio;
        }
        boolean sameStem = brief.length() >= 5 && commonStart(brief, full) >= 5;
        boolean abbreviated = brief.length() >= 2 && brief.length() * 3 >= full.length() && abbreviates(brief, full);
        return sameStem || abbreviated ? 0.75 : 0;
    }

    private static int commonStart(String one, String other) {
        int length = 0;
        while (length < one.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    /** Whether a word is another one with letters left out, as {@code qty} is {@code quantity}: it begins alike and goes on in consonants. */
    private static boolean abbreviates(String brief, String full) {
        if (brief.charAt(0) != full.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < full.length() && at < brief.length(); i++) {
            at += full.charAt(i) == brief.charAt(at) ? 1 : 0;
        }
        boolean consonants = brief.chars().skip(1).noneMatch(c -> "aeiou".indexOf(c) >= 0);
        return at == brief.length() && consonants;
    }

    /** How little has to be changed to make one text of the other, by letters changed, added, left out or swapped. */
    private static double ratio(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        if (Math.min(one.length(), other.length()) < longest * STRANGERS) {
            return 0;
        }
        return 1 - (double) distance(one, other) / longest;
    }

    /** How many letters have to be changed, added, left out or swapped with the next to make one text of the other. */
    static int distance(String one, String other) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
                row[j] = swapped ? Math.min(row[j], beforeLast[j - 2] + 1) : row[j];
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[other.length()];
    }
}
