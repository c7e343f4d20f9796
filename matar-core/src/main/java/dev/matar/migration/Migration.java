package dev.matar.migration;

/** A revision written in Java: the class beside its {@link Revision} annotation, with a public constructor without arguments. */
public interface Migration {

    /** Says what moves a database from the revisions before to this one. */
    void upgrade(Operations op);

    /** Says what takes {@link #upgrade} back. */
    void downgrade(Operations op);
}
