package dev.matar.schema;

import dev.matar.schema.Tokens.Kind;
import dev.matar.schema.Tokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The text of a query, looked at for the relations that it reads and the columns that stand in it.
 *
 * <p>It knows just enough of SQL to tell the two apart; in doubt a word counts as both.
 */
final class Query {

    /** What stands in a {@code from} clause: a table or view, and what the rest of the query calls it. */
    private record Source(Token namespace, Token local, Token alias) {

        boolean is(Name relation) {
            boolean inPlace = relation.namespace().isEmpty() || namespace.matches(relation.namespace());
            return inPlace && local.matches(relation.local());
        }

        boolean isCalled(Token word) {
            Token name = alias.isName() ? alias : local;
            return word.matches(name.text()) || name.matches(word.text());
        }
    }

    /** A column, or all of them ({@code *}), and what stands before its dot. */
    private record Use(Token qualifier, Token column) {}

    private enum Clause {
        FROM,
        CONDITION,
        /** The parentheses of a function whose arguments {@code from} may part. */
        CALL,
        OTHER
    }

    private final Tokens tokens;
    private final List<Source> sources = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    private final Deque<Clause> outer = new ArrayDeque<>();
    private Clause clause = Clause.OTHER;

    Query(String sql) {
        tokens = new Tokens(sql);
        for (int i = 0; i < tokens.size(); ) {
            i = read(i);
        }
    }

    boolean reads(Name relation) {
        return sources.stream().anyMatch(source -> source.is(relation));
    }

    /** Whether it may read a column of a relation; a star reads every column. */
    boolean readsColumn(Name relation, String column) {
        return reads(relation)
                && uses.stream().anyMatch(use ->
                        (use.column().is("*") || use.column().matches(column)) && mayBelong(use.qualifier(), relation));
    }

    private boolean mayBelong(Token qualifier, Name relation) {
        List<Source> called = sources.stream().filter(source -> source.isCalled(qualifier)).toList();
        return called.isEmpty() || called.stream().anyMatch(source -> source.is(relation));
    }

    /** Reads what begins at a token, and returns where the next thing begins. */
    private int read(int i) {
        Token token = tokens.get(i);
        if (token.isName()) {
            return clause == Clause.FROM ? readSource(i) : readUse(i);
        } else if (token.is("(")) {
            outer.push(clause);
            boolean parted = tokens.get(i - 1).is("extract", "substring", "trim", "overlay", "position");
            clause = parted ? Clause.CALL : clause == Clause.FROM ? Clause.FROM : Clause.OTHER;
        } else if (token.is(")")) {
            clause = outer.isEmpty() ? Clause.OTHER : outer.pop();
        } else if (token.is("*") && tokens.get(i - 1).is("select", "distinct", "all", ",")) {
            uses.add(new Use(tokens.get(-1), token));
        } else if (token.is("from") && !beginsSources(i)) {
            return i + 1;
        } else if (token.is("from", "join") || clause == Clause.CONDITION && token.is(",")) {
            clause = Clause.FROM;
        } else if (token.is("on", "using")) {
            clause = Clause.CONDITION;
        } else if (token.is("select", "where", "group", "having", "order", "limit", "window", "union", "except", "intersect")) {
            clause = Clause.OTHER;
        }
        return i + 1;
    }

    /** Not so in {@code is distinct from x} and {@code extract(year from x)}, where it stands in an expression. */
    private boolean beginsSources(int from) {
        boolean comparison = tokens.get(from - 1).is("distinct") && tokens.get(from - 2).is("is", "not");
        return !comparison && clause != Clause.CALL;
    }

    private int readSource(int start) {
        int i = start;
        while (tokens.get(i + 1).is(".")) {
            i += 2;
        }
        boolean call = tokens.get(i).kind() != Kind.QUOTED && tokens.get(i + 1).is("(");
        int alias = tokens.get(i + 1).is("as") ? i + 2 : i + 1;
        if (!call) {
            sources.add(new Source(i > start ? tokens.get(i - 2) : tokens.get(-1), tokens.get(i), tokens.get(alias)));
        }
        return !call && tokens.get(alias).isName() ? alias + 1 : i + 1;
    }

    private int readUse(int start) {
        int i = start;
        while (tokens.get(i + 1).is(".")) {
            i += 2;
        }
        boolean call = tokens.get(i).kind() != Kind.QUOTED && tokens.get(i + 1).is("(");
        boolean alias = tokens.get(start - 1).is("as", "::");
        if (!call && !alias) {
            uses.add(new Use(i > start ? tokens.get(i - 2) : tokens.get(-1), tokens.get(i)));
        }
        // SQLite reads a table after "in".
        if (tokens.get(start - 1).is("in")) {
            sources.add(new Source(i > start ? tokens.get(i - 2) : tokens.get(-1), tokens.get(i), tokens.get(-1)));
        }
        return i + 1;
    }
}
