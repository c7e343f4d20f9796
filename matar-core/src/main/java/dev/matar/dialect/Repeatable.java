package dev.matar.dialect;

import java.util.regex.Pattern;

/** Statements that may be run twice in a row, since the second time changes nothing. */
final class Repeatable {

    private static final Pattern ALWAYS = Pattern.compile(
            "(?:vacuum|analyze|analyse|reindex|cluster|refresh|checkpoint|optimize|pragma|set|comment|grant|revoke)\\b.*"
                    + "|create\\s+or\\s+replace\\b.*"
                    + "|(?:create|drop)\\s+(?:\\w+\\s+){1,3}?if\\s+(?:not\\s+)?exists\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Repeatable() {}

    static boolean is(String sql) {
        return ALWAYS.matcher(sql).matches();
    }
}
