package dev.matar.proof;

import dev.matar.compare.Comparison;
import dev.matar.compare.ScratchPrinter;
import dev.matar.diff.Renames;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.revision.Replay;
import dev.matar.revision.Step;
import dev.matar.rule.Difference;
import dev.matar.rule.Differences;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Walks a history on a scratch database, and tries each of its revisions: up, down, and up again. */
public final class Verification {

    /**
     * What was found of one revision.
     *
     * @param disagreements what was not as it should be, sentences; none where the revision is verified
     * @param notes what is worth knowing, and no fault
     */
    public record Finding(String revision, List<String> disagreements, List<String> notes) {

        public Finding {
            disagreements = List.copyOf(disagreements);
            notes = List.copyOf(notes);
        }

        public boolean holds() {
            return disagreements.isEmpty();
        }
    }

    /**
     * What was found of all of them, in the order in which they are applied.
     *
     * @param engine what they were tried on, with its version
     * @param untried the revisions that were not reached, since one before them fails
     */
    public record Result(String engine, List<Finding> findings, List<String> untried) {

        public Result {
            findings = List.copyOf(findings);
            untried = List.copyOf(untried);
        }

        public int differences() {
            return findings.stream().mapToInt(finding -> finding.disagreements().size()).sum();
        }
    }

    private final Dialect dialect;
    private final Database database;
    private final Naming naming;
    private final Replay replay;
    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private ScratchDatabase scratch;

    /** @param naming the convention of the project */
    public Verification(Dialect dialect, Database database, Naming naming, Replay replay) {
        this.dialect = dialect;
        this.database = database;
        this.naming = naming;
        this.replay = replay;
    }

    /**
     * Tries revisions.
     *
     * @param steps the way up to the last of them, from an empty database
     * @param range those of them that are tried; the others are only run
     * @param trying is told each step when it begins
     */
    public Result of(List<Step> steps, Set<String> range, Consumer<Step> trying) {
        replay.revisions().compile(steps);
        scratch = ScratchDatabase.open(dialect, database);
        try {
            String engine = scratch.product();
            walk(steps, range, trying);
            // Two scratch databases at once could wait for each other for ever.
            scratch.close();
            List<String> untried = range(steps, range).filter(revision -> !trials.containsKey(revision)).toList();
            return new Result(engine, findings(steps), untried);
        } finally {
            scratch.close();
        }
    }

    private static Stream<String> range(List<Step> steps, Set<String> range) {
        return steps.stream().map(Step::revision).filter(range::contains);
    }

    // ---- on the scratch database

    private void walk(List<Step> steps, Set<String> range, Consumer<Step> trying) {
        Schema schema = Schema.empty();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            trying.accept(step);
            if (!range.contains(step.revision())) {
                schema = history().run(List.of(step), schema);
                continue;
            }
            Trial trial = new Trial(history(), step, schema);
            trials.put(step.revision(), trial);
            trial.run();
            if (trial.after().isEmpty()) {
                return;
            }
            schema = trial.isClean() ? trial.after().get() : anew(steps.subList(0, i + 1));
        }
    }

    /** Another scratch database, which nothing but these upgrades has touched. */
    private Schema anew(List<Step> steps) {
        scratch.close();
        scratch = ScratchDatabase.open(dialect, database);
        return history().run(steps, Schema.empty());
    }

    private ScratchHistory history() {
        return new ScratchHistory(replay, dialect, scratch);
    }

    // ---- against what the revisions say

    private List<Finding> findings(List<Step> steps) {
        List<Finding> findings = new ArrayList<>();
        Set<Difference> known = new HashSet<>();
        Schema schema = Schema.empty();
        for (Step step : steps) {
            Trial trial = trials.get(step.revision());
            boolean wasKnown = schema.isKnown();
            List<String> disagreements = new ArrayList<>(trial == null ? List.of() : trial.disagreements());
            List<String> notes = new ArrayList<>(trial == null ? List.of() : trial.notes());
            schema = said(step, schema, disagreements);
            if (trial != null && trial.after().isPresent() && wasKnown && !schema.isKnown()) {
                notes.add("What the revisions say is not compared from here, because " + schema.unknownSince() + ".");
            }
            if (trial != null && trial.after().isPresent() && schema.isKnown()) {
                compare(trial.after().get(), schema, known, disagreements, notes);
            }
            if (trial != null) {
                findings.add(new Finding(step.revision(), disagreements, notes));
            }
        }
        return findings;
    }

    private Schema said(Step step, Schema before, List<String> disagreements) {
        try {
            return replay.after(step, replay.operations(step), before);
        } catch (Refusal refusal) {
            if (disagreements.isEmpty()) {
                disagreements.add(refusal.problem());
            }
            return Schema.unknown("revision " + step.revision() + " does not go with the ones before it");
        }
    }

    /** @param known the differences that were told of a revision before, and are still there; what is found becomes known */
    private void compare(Schema found, Schema said, Set<Difference> known, List<String> disagreements, List<String> notes) {
        try {
            Comparison comparison = new Comparison(dialect, new ScratchPrinter(dialect, database), naming, true);
            List<Difference> differences = Differences.between(found, comparison.target(found, said, Renames.none()));
            differences.stream()
                    .filter(difference -> !known.contains(difference))
                    .forEach(difference ->
                            disagreements.add("After the upgrade, " + difference.sentence("on the database", "by what it says") + "."));
            known.clear();
            known.addAll(differences);
        } catch (Refusal refusal) {
            notes.add("What it says is not compared: " + refusal.problem());
        }
    }
}
