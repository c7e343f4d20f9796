package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.rule.Difference;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.List;

/**
 * What a project decides in code when it compares schemas and has revisions written; each of these may be left out.
 *
 * <p>The class {@code Env} in {@code migrations/Env.java} is asked where a project has one. What only moves a database never asks.
 */
public interface Hooks {

    /** Decides nothing. */
    Hooks NONE = new Hooks() {};

    /**
     * Whether anybody looks at a table, a view, a sequence or an enum type, be it there or wanted. A foreign key to a table that nobody
     * looks at is one that leaves the schema.
     */
    default boolean includes(Member<Name> object) {
        return true;
    }

    /** Whether anybody looks at a column, a constraint or an index. What is about a column that nobody looks at goes with it. */
    default boolean includes(Table table, Table.Part part) {
        return true;
    }

    /**
     * The convention by which what nobody has named is named in a revision that is written.
     *
     * @param configured the one of the configuration
     */
    default Naming naming(Naming configured) {
        return configured;
    }

    /** Whether a difference is one; what is none is left as it is, as if a rule accepted it. */
    default boolean isDifference(Difference difference) {
        return true;
    }

    /**
     * The operations of a revision, before it is written; what takes them back is made of what this returns, and it is this that is
     * proved. None where nothing is to be written.
     *
     * @param upgrade what leads to what is wanted
     * @param before the schema that it finds
     */
    default List<Operation> rewrite(List<Operation> upgrade, Schema before) {
        return upgrade;
    }
}
