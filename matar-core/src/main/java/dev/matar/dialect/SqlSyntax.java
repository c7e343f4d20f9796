package dev.matar.dialect;

import java.util.Set;

/**
 * The lexical rules of one database's SQL: what must be known to tell where a statement ends, and no more.
 *
 * <p>Everywhere: {@code 'text'} and {@code "text"} are quoted and a doubled quote stands for itself, {@code --} begins
 * a comment up to the end of the line, and {@code /*} begins one up to its end mark.
 *
 * @param terminator what ends a statement; empty where only {@code batchLine} does
 * @param batchLine what ends a statement when it stands alone on a line ({@code GO}); empty where there is no such word
 * @param bodies the kinds of object, in capitals, whose {@code create} may hold terminators: between BEGIN and END, or
 *     within parentheses
 * @param rules what else holds
 */
public record SqlSyntax(String terminator, String batchLine, Set<String> bodies, Set<Rule> rules) {

    /** A lexical rule that not every database has. */
    public enum Rule {
        /** {@code 'it\'s'}: in every string a backslash takes the next character for itself. */
        BACKSLASH_ESCAPES,
        /** {@code E'it\'s'}: only a string with an E before it knows backslashes. */
        ESCAPE_STRINGS,
        /** {@code `name`}. */
        BACKTICKS,
        /** {@code [name]}. */
        BRACKETS,
        /** {@code $$text$$}. */
        DOLLAR_QUOTES,
        /** {@code $tag$text$tag$}. */
        DOLLAR_TAGS,
        /** {@code # comment}. */
        HASH_COMMENTS,
        /** {@code // comment}. */
        SLASH_COMMENTS,
        /** Two dashes begin a comment only before a blank: {@code 5--3} is a number. */
        DASHES_NEED_BLANK,
        /** A block comment may hold another one. */
        NESTED_COMMENTS,
        /** The inside of {@code /*!40101 … * /} is executed, so it is no comment. */
        EXECUTABLE_COMMENTS,
        /** {@code DELIMITER //} on a line of its own changes what ends a statement. */
        DELIMITER_COMMAND,
        /** A body begins with {@code BEGIN ATOMIC} instead of {@code BEGIN}. */
        ATOMIC_BODIES,
        /** A body may hold further {@code BEGIN … END}. */
        NESTED_BODIES,
        /** {@code SELECT … INTO name} creates a table. */
        SELECT_INTO_CREATES,
        /** Tables may differ by the case of their names alone, though nothing stands in quotes. */
        CASE_IN_NAMES
    }

    /** SQLite, by the pages "SQL As Understood By SQLite" and "CREATE TRIGGER" of its documentation. */
    public static final SqlSyntax SQLITE =
            new SqlSyntax(";", "", Set.of("TRIGGER"), Set.of(Rule.BACKTICKS, Rule.BRACKETS));

    /** PostgreSQL, by its manual's chapter 4.1 "Lexical Structure" and pages "CREATE FUNCTION" and "CREATE RULE". */
    public static final SqlSyntax POSTGRESQL = new SqlSyntax(
            ";",
            "",
            Set.of("FUNCTION", "PROCEDURE", "RULE"),
            Set.of(
                    Rule.ESCAPE_STRINGS,
                    Rule.DOLLAR_QUOTES,
                    Rule.DOLLAR_TAGS,
                    Rule.NESTED_COMMENTS,
                    Rule.ATOMIC_BODIES,
                    Rule.SELECT_INTO_CREATES));

    /** H2, by the pages "Literals" and "Other Grammar" of its manual, and by trying what they leave open. */
    public static final SqlSyntax H2 = new SqlSyntax(
            ";",
            "",
            Set.of(),
            Set.of(Rule.BACKTICKS, Rule.DOLLAR_QUOTES, Rule.SLASH_COMMENTS, Rule.NESTED_COMMENTS));

    /**
     * MySQL and MariaDB in their default modes, by MySQL's manual, 9.1 "Literal Values", 9.2.3 "Identifier Case Sensitivity" and 9.7
     * "Comments".
     */
    public static final SqlSyntax MYSQL = new SqlSyntax(
            ";",
            "",
            Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"),
            Set.of(
                    Rule.BACKSLASH_ESCAPES,
                    Rule.BACKTICKS,
                    Rule.HASH_COMMENTS,
                    Rule.DASHES_NEED_BLANK,
                    Rule.EXECUTABLE_COMMENTS,
                    Rule.DELIMITER_COMMAND,
                    Rule.NESTED_BODIES,
                    Rule.CASE_IN_NAMES));

    public SqlSyntax {
        bodies = Set.copyOf(bodies);
        rules = Set.copyOf(rules);
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }
}
