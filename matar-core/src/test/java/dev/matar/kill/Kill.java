package dev.matar.kill;

/** A way to kill a move; nothing of who ran it is left when this is over. */
interface Kill {

    /** What kind of death it is, as the toll tells it. */
    String kind();

    Move.Hit strike(Move move) throws Exception;
}
