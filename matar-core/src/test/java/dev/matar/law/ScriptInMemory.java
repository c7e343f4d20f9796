package dev.matar.law;

import dev.matar.operation.Operation;
import dev.matar.revision.Applied;
import dev.matar.revision.Script;
import dev.matar.revision.Step;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A history that stands in no file.
 *
 * @param operations what a step does
 * @param losing which steps are meant to lose data
 * @param start the schema before any step
 */
public record ScriptInMemory(Function<Step, List<Operation>> operations, Predicate<Step> losing, Schema start) implements Script {

    /** Of which nobody knows what was before. */
    public static ScriptInMemory of(Function<Step, List<Operation>> operations, Predicate<Step> losing) {
        return new ScriptInMemory(operations, losing, Schema.unknown("there is no history"));
    }

    @Override
    public List<Operation> of(Step step) {
        return operations.apply(step);
    }

    @Override
    public Schema before(Step step) {
        return start;
    }

    @Override
    public boolean losesData(Step step) {
        return losing.test(step);
    }

    @Override
    public Applied applied(Step step, List<Operation> all) {
        return Applied.nothing(step.revision());
    }

    @Override
    public String file(Step step) {
        return step.revision() + ".sql";
    }

    @Override
    public long line(Step step, String sql) {
        return 0;
    }
}
