package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.revision.ProjectClass;
import dev.matar.rule.Difference;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The hooks of a project's {@code Env.java}; what goes wrong there is told with its line. */
final class ProjectHooks implements Hooks {

    private static final String FILE = "Env.java";

    private final ProjectClass code;
    private final Hooks hooks;

    private ProjectHooks(ProjectClass code, Hooks hooks) {
        this.code = code;
        this.hooks = hooks;
    }

    /** Those in a project's folder of scripts; none where it has no such file. */
    static Hooks of(Project project) {
        Path file = project.settings().scripts().resolve(FILE);
        if (!Files.exists(file)) {
            return NONE;
        }
        try {
            ProjectClass code = project.revisions().beside(file);
            return new ProjectHooks(code, code.instance(Hooks.class));
        } catch (Refusal refusal) {
            throw new Refusal("hook-failed", refusal.problem(), refusal.remedy(), refusal);
        }
    }

    @Override
    public boolean includes(Member<Name> object) {
        return ask(() -> hooks.includes(object));
    }

    @Override
    public boolean includes(Table table, Table.Part part) {
        return ask(() -> hooks.includes(table, part));
    }

    @Override
    public Naming naming(Naming configured) {
        return ask(() -> hooks.naming(configured));
    }

    @Override
    public boolean isDifference(Difference difference) {
        return ask(() -> hooks.isDifference(difference));
    }

    @Override
    public List<Operation> rewrite(List<Operation> upgrade, Schema before) {
        return List.copyOf(ask(() -> hooks.rewrite(upgrade, before)));
    }

    private <T> T ask(Supplier<T> question) {
        try {
            T answer = question.get();
            if (answer == null) {
                throw new NullPointerException("null is no answer");
            }
            return answer;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            String problem = e instanceof Refusal refusal ? refusal.problem() : "its code threw " + e;
            String remedy = e instanceof Refusal refusal ? refusal.remedy() : "Correct it; the trace that -v prints shows how it came there.";
            throw new Refusal("hook-failed", code.place(e) + ": " + problem, remedy, e);
        }
    }
}
