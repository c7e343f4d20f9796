package dev.matar.dialect.h2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Conditions, whose parts H2 reports in an order of its own, which may change when they are created again: here they
 * stand in alphabetical order, with no more parentheses than needed.
 */
final class H2Conditions {

    private H2Conditions() {}

    /** The one form of a tidy condition. */
    static String tidy(String condition) {
        String inner = H2Text.unwrap(condition);
        List<String> alternatives = operands(inner, "or");
        if (alternatives.size() > 1) {
            return String.join(" or ", alternatives);
        }
        List<String> demands = operands(inner, "and");
        demands.replaceAll(demand -> parts(demand, "or").size() > 1 ? "(" + demand + ")" : demand);
        return demands.size() > 1 ? String.join(" and ", demands) : inner;
    }

    /** What a word joins, those within parentheses included where the same word joins them, in alphabetical order. */
    private static List<String> operands(String condition, String word) {
        List<String> parts = parts(condition, word);
        if (parts.size() == 1) {
            return parts;
        }
        List<String> operands = new ArrayList<>();
        for (String part : parts) {
            String tidy = tidy(part);
            boolean mixes = word.equals("and") && parts(tidy, "or").size() > 1;
            operands.addAll(mixes ? List.of(tidy) : parts(tidy, word));
        }
        operands.replaceAll(operand -> word.equals("and") ? H2Text.unwrap(operand) : operand);
        Collections.sort(operands);
        return operands;
    }

    /** The parts of a condition between a word, which counts neither in parentheses nor in {@code case … end}. */
    private static List<String> parts(String condition, String word) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean between = false;
        for (Matcher token = H2Text.TOKEN.matcher(condition); token.find(); ) {
            String text = token.group();
            depth += opens(text) ? 1 : closes(text) ? -1 : 0;
            between |= depth == 0 && text.equals("between");
            if (depth == 0 && between && text.equals("and")) {
                between = false;
            } else if (depth == 0 && text.equals(word)) {
                parts.add(condition.substring(start, token.start()).strip());
                start = token.end();
            }
        }
        parts.add(condition.substring(start).strip());
        return parts;
    }

    private static boolean opens(String token) {
        return token.equals("(") || token.equals("case");
    }

    private static boolean closes(String token) {
        return token.equals(")") || token.equals("end");
    }
}
