package dev.matar;

import dev.matar.compare.Comparison;
import dev.matar.compare.Excerpt;
import dev.matar.compare.ScratchPrinter;
import dev.matar.compare.Selection;
import dev.matar.compare.Sight;
import dev.matar.dialect.Dialect;
import dev.matar.diff.Renames;
import dev.matar.operation.DropEnum;
import dev.matar.proof.Proof;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.Step;
import dev.matar.rule.Difference;
import dev.matar.rule.Rules;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import dev.matar.source.SchemaSource;
import dev.matar.source.Wanted;
import dev.matar.writer.JavaWriter;
import dev.matar.writer.SqlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes revisions from the difference between what a project wants and what it has, and proves them. */
public final class Autogenerate {

    private static final String ACCEPTED = "accepted-differences";
    private static final int SHOWN = 5;
    private static final String DATABASE = "database";
    private static final String ENTITIES = "entities";
    private static final String HISTORY = "history";

    private final Matar matar;
    private final Project project;
    private final SchemaSource source;
    private final Sight sight;
    private final Hooks hooks;

    Autogenerate(Matar matar, SchemaSource source, Sight sight, Hooks hooks) {
        this.matar = matar;
        this.project = matar.project();
        this.source = source;
        this.sight = sight;
        this.hooks = hooks;
    }

    /** The same; what is out of this sight is nobody's business here, be it there or wanted. */
    public Autogenerate seeing(Sight other) {
        return new Autogenerate(matar, source, other, hooks);
    }

    /** The same with these hooks, in place of those that the project's {@code Env.java} has. */
    public Autogenerate hooks(Hooks others) {
        return new Autogenerate(matar, source, sight, others);
    }

    /** What is wanted. */
    public Schema wanted() {
        return wantedFromSource().schema();
    }

    private Wanted wantedFromSource() {
        return source.named(naming()).wanted(project.dialect());
    }

    private Naming naming() {
        return hooks.naming(project.settings().naming());
    }

    /**
     * What the database lacks of it.
     *
     * @throws Refusal {@code not-at-head} where the database is behind its history, {@code half-done} where it is on the way, {@code drifted}
     *     where it is beside it
     */
    public Gap fromDatabase() {
        requireAtHead();
        Schema database = matar.databaseSchema();
        requireNoDrift(database);
        return gap(database, wantedFromSource(), true);
    }

    /** What the history lacks of it; no database is asked but a scratch one. */
    public Gap fromHistory() {
        return between(HISTORY, ENTITIES);
    }

    /** What the database lacks of what its revisions have made of it: what somebody has changed beside them. */
    public Gap drift() {
        List<String> rows = settledRows();
        return drift(matar.databaseSchema(), rows);
    }

    /** What stands halfway between two revisions is neither, and differs from both. */
    private List<String> settledRows() {
        Standing standing = matar.standing();
        UnderWay.requireNone(standing.halfDone());
        return standing.rows();
    }

    private Gap drift(Schema database, List<String> rows) {
        return gap(database, new Wanted(project.schemaByReplay(rows)), true);
    }

    /**
     * What one schema lacks of another.
     *
     * @param known {@code database}, {@code entities} (what is wanted, wherever that comes from), {@code history}, {@code history@REV}, or
     *     the path of a script
     * @param wanted likewise
     */
    public Gap between(String known, String wanted) {
        boolean isPrinted = !known.equals(ENTITIES) && !known.startsWith(HISTORY);
        return gap(schema(known), wanted.equals(ENTITIES) ? wantedFromSource() : new Wanted(schema(wanted)), isPrinted);
    }

    private Schema schema(String side) {
        if (side.equals(ENTITIES)) {
            return wanted();
        } else if (side.equals(DATABASE)) {
            return matar.databaseSchema();
        } else if (side.equals(HISTORY)) {
            return project.schemaByReplay("heads");
        } else if (side.startsWith(HISTORY + "@")) {
            return project.schemaByReplay(side.substring(HISTORY.length() + 1));
        } else if (Files.isRegularFile(Path.of(side))) {
            return matar.scriptSchema(Path.of(side));
        }
        throw new Refusal(
                "no-such-schema",
                side.endsWith(".sql") ? "There is no script " + side + "." : side + " is neither a schema nor the path of a script.",
                "Write database, entities, history, history@REV, or the path of a script.");
    }

    private Gap gap(Schema known, Wanted wanted, boolean isPrinted) {
        Comparison comparison = new Comparison(project.dialect(), printer(), naming(), isPrinted);
        return new Gap(seen(known), wanted.schema(seen(wanted.schema())), comparison, rules());
    }

    private Schema seen(Schema schema) {
        return new Selection(hooks::includes, hooks::includes).of(sight.of(schema));
    }

    /** What a revision has to do about a gap, as the project's hooks have it. */
    public Changes changes(Gap gap, Renames renames) {
        Changes changes = gap.changes(renames);
        Set<Name> types = changes.upgrade().stream()
                .filter(DropEnum.class::isInstance)
                .map(operation -> ((DropEnum) operation).type())
                .collect(Collectors.toSet());
        return (types.isEmpty() ? changes : changes.dropping(new EnumCasts(project.operationsTo("heads")).drops(types))).rewritten(hooks);
    }

    private ScratchPrinter printer() {
        return new ScratchPrinter(project.dialect(), project.settings().database());
    }

    private void requireAtHead() {
        List<String> rows = settledRows();
        List<String> heads = project.graph().resolve("heads");
        if (!new TreeSet<>(rows).equals(new TreeSet<>(heads))) {
            throw new Refusal(
                    "not-at-head",
                    "The database stands at " + shown(rows) + ", its history at " + shown(heads) + ": what it lacks is written already, or in part.",
                    "Run matar upgrade heads first, or compare with the history (--from-history).");
        }
    }

    /** A revision that takes for granted what no revision has made could not be run on any other database. */
    private void requireNoDrift(Schema database) {
        if (project.graph().revisions().isEmpty()) {
            return;
        }
        List<Difference> drift = drift(database, project.graph().resolve("heads")).open();
        if (!drift.isEmpty()) {
            throw new Refusal(
                    "drifted",
                    "The database is not what its history has made of it: "
                            + drift.stream().limit(SHOWN).map(each -> each.sentence("in the database", "in the history")).collect(Collectors.joining("; "))
                            + (drift.size() > SHOWN ? "; and " + (drift.size() - SHOWN) + " more" : "") + ".",
                    "Take that back, accept it (check --accept), or compare with the history (--from-history).");
        }
    }

    private static String shown(List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }

    /** The file of rules, beside the folder of revisions. */
    public Path rulesFile() {
        return project.settings().scripts().resolve(ACCEPTED);
    }

    /** Writes rules that accept these differences behind those that are there. */
    public void accept(List<Difference> differences) {
        List<String> lines = new ArrayList<>(Rules.accepting(differences));
        try {
            if (!Files.exists(rulesFile())) {
                lines.add(0, "# Differences between what is wanted and what is there that are meant to be; a rule a line, in any order.");
            }
            Files.write(rulesFile(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new Refusal(
                    "unwritable-file", "The rules " + rulesFile() + " cannot be written: " + e, "Look whether you may write there.", e);
        }
    }

    /** Operations as the SQL of the project's database, each with what it does. */
    public String sql(Changes changes) {
        return new SqlWriter(project.dialect()).section(changes.commentedUpgrade(), changes.before());
    }

    private Rules rules() {
        Path file = rulesFile();
        try {
            Rules rules = Files.exists(file) ? Rules.parse(Files.readString(file)) : Rules.none();
            return rules.and("isDifference of the hooks", difference -> !hooks.isDifference(difference));
        } catch (Refusal refusal) {
            throw refusal.at(file.toString());
        } catch (IOException e) {
            throw new Refusal("unreadable-file", "The rules in " + file + " cannot be read: " + e, "They must be UTF-8 text.", e);
        }
    }

    /** Writes a revision that makes these changes, and takes them back. */
    public RevisionFile write(Draft draft, Changes changes) {
        if (draft.format() == RevisionFormat.SQL) {
            SqlWriter writer = new SqlWriter(project.dialect());
            return project.write(draft.body(
                    writer.section(changes.commentedUpgrade(), changes.before()),
                    writer.section(changes.commentedDowngrade(), changes.after())));
        }
        JavaWriter writer = new JavaWriter(project.settings().naming(), project::touchesOnlyRows);
        return project.write(draft.body(
                writer.upgrade(changes.commentedUpgrade()), writer.downgrade(changes.commentedDowngrade())));
    }

    /** Tries the revision as it stands in its file, on a scratch database that holds what it changes. */
    public Proof.Result prove(RevisionFile file, Changes changes) {
        Dialect dialect = project.dialect();
        Excerpt excerpt = changes.excerpt();
        Schema printed = printer().print(excerpt.after());
        String id = file.header().id();
        try (ScratchDatabase scratch = ScratchDatabase.open(dialect, project.settings().database())) {
            return new Proof(dialect, excerpt.before(), excerpt.after(), changes.renames(), printed)
                    .of(project.operations(id, Step.Direction.UP), project.operations(id, Step.Direction.DOWN), scratch);
        }
    }
}
