package dev.matar.dialect;

/** What holds the lock that keeps two processes from moving one database. */
public enum LockKind {

    /** A session of the database's, whose end is the lock's. */
    SESSION,

    /** A row with an end that is put off while its holder lives: for a pooler that gives each transaction another session. */
    LEASE
}
