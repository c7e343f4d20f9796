package dev.matar.schema;

/** Something that is found by its key among its siblings: a column by its name, a table by its qualified name. */
public interface Member<K> {

    K key();
}
