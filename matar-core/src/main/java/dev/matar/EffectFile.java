package dev.matar;

import dev.matar.operation.Operation;
import dev.matar.revision.EffectLines;
import dev.matar.revision.ExecuteCalls;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.run.Listener;
import dev.matar.schema.Refusal;
import dev.matar.writer.JavaWriter;
import dev.matar.writer.SqlWriter;
import java.util.List;
import java.util.Optional;

/** Writes what the SQL of a revision does into its file; nothing else in it changes. */
final class EffectFile {

    private final Project project;
    private final RevisionFile file;
    private final String before;

    EffectFile(Project project, RevisionFile file) {
        this.project = project;
        this.file = file;
        this.before = file.text();
    }

    /** Writes all of them, or none. */
    void declare(List<Effect> effects) {
        try {
            for (Effect effect : effects) {
                file.write(file.format() == RevisionFormat.SQL ? inSql(effect) : inJava(effect));
            }
            requireDeclared(effects);
        } catch (RuntimeException e) {
            file.write(before);
            throw e;
        }
    }

    private String inSql(Effect effect) {
        return EffectLines.in(file.text(), effect.direction(), SqlWriter.effect(effect.operations()));
    }

    private String inJava(Effect effect) {
        Optional<String> text = new ExecuteCalls(file).declared(effect.sql(), indent -> lambda(effect, indent));
        return text.orElseThrow(() -> unplaced(effect, "there is not exactly one op.execute with this text in it: " + effect.sql().up()));
    }

    private String lambda(Effect effect, int indent) {
        return new JavaWriter(project.settings().naming(), project::touchesOnlyRows).effect(effect.operations(), indent);
    }

    private Refusal unplaced(Effect effect, String why) {
        return new Refusal(
                "effect-not-placed",
                file.path() + ": the effect of the " + effect.direction().word() + "grade cannot be put in safely, since " + why,
                "Give it to op.execute yourself, as its last argument:\n\n        " + lambda(effect, 8));
    }

    /** Reads the file as the next command will. */
    private void requireDeclared(List<Effect> effects) {
        Project reader = new Project(project.settings(), Listener.SILENT);
        for (Effect effect : effects) {
            try {
                List<Operation> operations = reader.operations(file.header().id(), effect.direction());
                if (!Effects.hasUndeclared(operations)) {
                    continue;
                }
                throw unplaced(effect, "it is not read back");
            } catch (Refusal refusal) {
                throw refusal.code().equals("effect-not-placed") ? refusal : unplaced(effect, "it would not be read: " + refusal.problem());
            }
        }
    }
}
