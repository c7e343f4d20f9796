package dev.matar;

import dev.matar.compare.Comparison;
import dev.matar.diff.Candidate;
import dev.matar.diff.Diff;
import dev.matar.diff.RenameCandidates;
import dev.matar.diff.RenameHints;
import dev.matar.diff.Renames;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.rule.Difference;
import dev.matar.rule.Reconciliation;
import dev.matar.rule.Rules;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.source.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies between a schema that is known and one that is wanted, as the project's database sees it. */
public final class Gap {

    private final Schema known;
    private final Wanted wanted;
    private final Comparison comparison;
    private final Rules rules;
    private final Schema target;
    private final Reconciliation differences;

    /**
     * @param rules what of it the team accepts
     */
    Gap(Schema known, Wanted wanted, Comparison comparison, Rules rules) {
        this.known = known;
        this.wanted = wanted;
        this.comparison = comparison;
        this.rules = rules;
        this.target = comparison.target(known, wanted.schema(), Renames.none());
        this.differences = rules.reconcile(known, target);
    }

    public Schema known() {
        return known;
    }

    /** The differences one by one, those apart that the team accepts. */
    public Reconciliation differences() {
        return differences;
    }

    /** The differences that nobody has accepted. */
    public List<Difference> open() {
        return differences.open();
    }

    /** What people say of renames: {@code user=account}, {@code post.title=headline}, {@code not post.body=text}. */
    public RenameHints hints(List<String> hints) {
        return hints(hints, "");
    }

    /** The same, and what stands in the text of a file, one a line. */
    public RenameHints hints(List<String> hints, String file) {
        return RenameHints.of(hints, file, known, target);
    }

    /** What looks like a rename, and nobody has said whether it is one: to be asked, never to be guessed. */
    public List<Candidate> doubts(RenameHints hints) {
        return hints.open(RenameCandidates.of(known, differences.wanted()));
    }

    /** What has to be done, and what takes it back. */
    public Changes changes(Renames renames) {
        Schema agreed = (renames.isEmpty() ? differences : differences(renames)).agreed();
        List<Operation> difference = Diff.between(known, agreed, renames);
        List<Operation> upgrade = withBesides(difference);
        return new Changes(known, agreed, renames, upgrade, Changes.back(upgrade, known));
    }

    private Reconciliation differences(Renames renames) {
        Schema renamed = comparison.target(known, wanted.schema(), renames);
        return rules.reconcile(renames.in(known, renamed), renamed);
    }

    /** The rows of new tables; SQL of which no schema tells, so that nobody knows whether it is there, where nothing is, or with its type. */
    private List<Operation> withBesides(List<Operation> difference) {
        Set<Name> created = difference.stream().flatMap(operation -> created(operation).stream()).collect(Collectors.toSet());
        if (created.isEmpty()) {
            return difference;
        }
        List<Operation> upgrade = new ArrayList<>(difference);
        int tables = 0;
        while (tables < difference.size() && !(difference.get(tables) instanceof CreateTable)) {
            tables++;
        }
        upgrade.addAll(tables, wanted.beforeTables().stream().filter(one -> isNew(one, created)).toList());
        wanted.afterTables().stream().filter(one -> isNew(one, created)).forEach(upgrade::add);
        return upgrade;
    }

    private static Optional<Name> created(Operation operation) {
        if (operation instanceof CreateTable create) {
            return Optional.of(create.table().name());
        }
        return operation instanceof CreateEnum create ? Optional.of(create.type().name()) : Optional.empty();
    }

    private boolean isNew(Operation operation, Set<Name> created) {
        if (operation instanceof InsertRows rows) {
            return created.contains(rows.table());
        }
        boolean isFirst = known.tables().isEmpty() && known.enums().isEmpty();
        return isFirst || operation instanceof Sql sql && wanted.schema().enums().keys().stream()
                .anyMatch(type -> created.contains(type) && EnumCasts.speaksOf(sql.up(), type));
    }
}
