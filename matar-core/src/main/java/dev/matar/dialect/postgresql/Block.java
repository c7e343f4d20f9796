package dev.matar.dialect.postgresql;

import dev.matar.dialect.Statement;

/** A piece of PL/pgSQL, for the few deeds whose SQL depends on what is in the database; see "DO" in the manual. */
final class Block {

    private Block() {}

    /** @param body statements, each with its semicolon */
    static Statement of(String body) {
        String quote = "$$";
        for (int i = 1; body.contains(quote); i++) {
            quote = "$b" + i + "$";
        }
        return Statement.of("DO " + quote + " BEGIN " + body + " END " + quote);
    }
}
