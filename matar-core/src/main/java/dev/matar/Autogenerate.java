package dev.matar;

import dev.matar.compare.Comparison;
import dev.matar.compare.Excerpt;
import dev.matar.compare.ScratchPrinter;
import dev.matar.dialect.Dialect;
import dev.matar.diff.ChosenNames;
import dev.matar.proof.Proof;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.revision.Step;
import dev.matar.rule.Rules;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.ScratchDatabase;
import dev.matar.source.SchemaSource;
import dev.matar.writer.JavaWriter;
import dev.matar.writer.SqlWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** Writes revisions from the difference between what a project wants and what it has, and proves them. */
public final class Autogenerate {

    private static final String ACCEPTED = "accepted-differences";

    private final Matar matar;
    private final SchemaSource source;

    Autogenerate(Matar matar, SchemaSource source) {
        this.matar = matar;
        this.source = source;
    }

    /** What is wanted. */
    public Schema wanted() {
        return source.read(matar.dialect());
    }

    /**
     * What the database lacks of it.
     *
     * @throws Refusal {@code not-at-head} where the database is behind its history
     */
    public Gap fromDatabase() {
        requireAtHead();
        return gap(matar.databaseSchema(), wanted(), true);
    }

    /** What the history lacks of it; no database is asked but a scratch one. */
    public Gap fromHistory() {
        return gap(matar.schemaByReplay("heads"), wanted(), false);
    }

    /** What one schema lacks of another. */
    Gap gap(Schema known, Schema wanted, boolean isPrinted) {
        return new Gap(known, wanted, new Comparison(matar.dialect(), printer(), new ChosenNames(matar.settings().naming()), isPrinted), rules());
    }

    private ScratchPrinter printer() {
        return new ScratchPrinter(matar.dialect(), matar.settings().database());
    }

    private void requireAtHead() {
        List<String> rows = matar.rows();
        List<String> heads = matar.graph().resolve("heads");
        if (!new TreeSet<>(rows).equals(new TreeSet<>(heads))) {
            throw new Refusal(
                    "not-at-head",
                    "The database stands at " + shown(rows) + ", its history at " + shown(heads)
                            + ": what the one lacks is no change to be written.",
                    "Run upgrade head first, or compare with the history (--from-history).");
        }
    }

    private static String shown(List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }

    /** The file of rules, beside the folder of revisions. */
    public Path rulesFile() {
        return matar.settings().scripts().resolve(ACCEPTED);
    }

    private Rules rules() {
        Path file = rulesFile();
        try {
            return Files.exists(file) ? Rules.parse(Files.readString(file)) : Rules.none();
        } catch (Refusal refusal) {
            throw refusal.at(file.toString());
        } catch (IOException e) {
            throw new Refusal("unreadable-file", "The rules in " + file + " cannot be read: " + e, "They must be UTF-8 text.", e);
        }
    }

    /** Writes a revision that makes these changes, and takes them back. */
    public RevisionFile write(Draft draft, Changes changes) {
        if (draft.format() == RevisionFormat.SQL) {
            SqlWriter writer = new SqlWriter(matar.dialect());
            return matar.write(draft.body(
                    writer.section(changes.commentedUpgrade(), changes.before()),
                    writer.section(changes.commentedDowngrade(), changes.after())));
        }
        JavaWriter writer = new JavaWriter(matar.settings().naming(), matar::touchesOnlyRows);
        return matar.write(draft.body(
                writer.upgrade(changes.commentedUpgrade()), writer.downgrade(changes.commentedDowngrade())));
    }

    /** Tries the revision as it stands in its file, on a scratch database that holds what it changes. */
    public Proof.Result prove(RevisionFile file, Changes changes) {
        Dialect dialect = matar.dialect();
        Excerpt excerpt = changes.excerpt();
        Schema printed = printer().print(excerpt.after());
        String id = file.header().id();
        try (ScratchDatabase scratch = ScratchDatabase.open(dialect, matar.settings().database())) {
            return new Proof(dialect, excerpt.before(), excerpt.after(), changes.renames(), printed)
                    .of(matar.operations(id, Step.Direction.UP), matar.operations(id, Step.Direction.DOWN), scratch);
        }
    }
}
