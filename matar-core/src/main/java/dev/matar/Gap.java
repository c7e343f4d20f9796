package dev.matar;

import dev.matar.compare.Comparison;
import dev.matar.diff.Candidate;
import dev.matar.diff.Diff;
import dev.matar.diff.RenameCandidates;
import dev.matar.diff.RenameHints;
import dev.matar.diff.Renames;
import dev.matar.operation.CreateTable;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.rule.Difference;
import dev.matar.rule.Reconciliation;
import dev.matar.rule.Rules;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What lies between a schema that is known and one that is wanted, as the project's database sees it. */
public final class Gap {

    private final Schema known;
    private final Schema wanted;
    private final Comparison comparison;
    private final Rules rules;
    private final Supplier<List<Operation>> besides;
    private final Schema target;
    private final Reconciliation differences;

    /**
     * @param rules what of it the team accepts
     * @param besides what the wanted tables hold from the start
     */
    Gap(Schema known, Schema wanted, Comparison comparison, Rules rules, Supplier<List<Operation>> besides) {
        this.besides = besides;
        this.known = known;
        this.wanted = wanted;
        this.comparison = comparison;
        this.rules = rules;
        this.target = comparison.target(known, wanted, Renames.none());
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
        List<Operation> upgrade = new ArrayList<>(difference);
        upgrade.addAll(firstRows(difference));
        return new Changes(known, agreed, renames, upgrade, Changes.back(upgrade, known));
    }

    private Reconciliation differences(Renames renames) {
        Schema renamed = comparison.target(known, wanted, renames);
        return rules.reconcile(renames.in(known, renamed), renamed);
    }

    /** The rows that new tables hold from the start; they go with the tables. */
    private List<Operation> firstRows(List<Operation> difference) {
        Set<Name> created = difference.stream()
                .filter(CreateTable.class::isInstance)
                .map(operation -> ((CreateTable) operation).table().name())
                .collect(Collectors.toSet());
        return created.isEmpty()
                ? List.of()
                : besides.get().stream().filter(one -> one instanceof InsertRows rows && created.contains(rows.table())).toList();
    }
}
