package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * A history: its revisions, which of them revise or depend on which, and how a database moves along them.
 *
 * <p>An immutable value that knows no database and no files. Everything it lists comes in one order that depends on
 * nothing but the revisions themselves: sets in the order of the ids, histories newest first.
 *
 * <p>Targets are written as {@link Target} says; rows are the ids that a version table holds. What cannot be meant or
 * done is refused with one of the codes {@code no-such-revision}, {@code ambiguous-prefix}, {@code multiple-heads},
 * {@code ambiguous-target}, {@code out-of-range}, {@code not-on-branch}, {@code not-ancestor}, {@code overlap},
 * {@code invalid-target} and {@code invalid-range}.
 */
public final class RevisionGraph {

    private final List<RevisionHeader> headers;
    private final Names names;
    private final Links links;
    private final Branches branches;

    private RevisionGraph(List<RevisionHeader> headers) {
        this.headers = headers;
        this.names = new Names(headers);
        this.links = Wiring.links(headers, names);
        this.branches = new Branches(headers, links);
    }

    /**
     * The history of these revisions, in whatever order they come.
     *
     * <p>Refuses with {@code invalid-id}, {@code invalid-label}, {@code duplicate-revision}, {@code duplicate-label},
     * {@code missing-parent}, {@code missing-dependency}, {@code ambiguous-prefix} or {@code cycle}.
     */
    public static RevisionGraph of(Collection<RevisionHeader> revisions) {
        return new RevisionGraph(Wiring.sorted(revisions));
    }

    /** This history with one more revision. */
    public RevisionGraph with(RevisionHeader revision) {
        List<RevisionHeader> more = new ArrayList<>(headers);
        more.add(revision);
        return of(more);
    }

    /** All revisions, in the order of their ids. */
    public List<RevisionHeader> revisions() {
        return headers;
    }

    /** The revision with exactly this id. */
    public RevisionHeader header(String id) {
        return headers.get(number(id));
    }

    /** Every revision that no other revises, though another may depend on it. */
    public List<String> heads() {
        return names.ids(links.heads());
    }

    /** Every revision that revises no other. */
    public List<String> bases() {
        return names.ids(links.bases());
    }

    /** The revisions that several others revise, newest first. */
    public List<String> branchPoints() {
        BitSet points = new BitSet();
        for (int i = 0; i < links.size(); i++) {
            points.set(i, links.children(i).length > 1);
        }
        return newestFirst(points);
    }

    /** The full ids of what a revision revises, in the order its file says. */
    public List<String> parents(String id) {
        return ids(links.parents(number(id)));
    }

    /** The full ids of what a revision depends on, in the order its file says. */
    public List<String> dependencies(String id) {
        return ids(links.dependencies(number(id)));
    }

    /** The revisions that revise this one. */
    public List<String> children(String id) {
        return ids(links.children(number(id)));
    }

    /**
     * The labels of the branches a revision is on: those it gives, those given below it, and those given above it as
     * long as the branch is one line.
     */
    public List<String> labels(String id) {
        return branches.labels(number(id));
    }

    /** The full id of the revision with this id, or with this branch label, or the only one that begins so. */
    public String find(String name) {
        return names.id(names.find(name));
    }

    /** The ids that a target names, sorted; none for {@code base}. Refuses steps without a start, as {@code +1}. */
    public List<String> resolve(String target) {
        return names.ids(new Targets(links, names).resolve(Target.parse(target), Walk.End.REFUSED));
    }

    /** The rows of a database that stands at these targets; refuses targets that overlap. */
    public List<String> rowsAt(Collection<String> targets) {
        return new Planner(links, names, List.of()).stamp(targets).rowsAfter();
    }

    /** These revisions and all that are applied before them, newest first. */
    public List<String> ancestors(Collection<String> ids) {
        return newestFirst(links.ancestors(Planner.rows(names, ids)));
    }

    /**
     * Where a database with these rows stands on each branch: the applied revisions that no applied one revises. Beside
     * the rows these are revisions that the rows depend on.
     */
    public List<String> current(Collection<String> rows) {
        return names.ids(links.heads(links.ancestors(Planner.rows(names, rows))));
    }

    /** The whole history, newest first. */
    public List<String> history() {
        return history(":", List.of());
    }

    /**
     * The revisions between two ends, both included, newest first.
     *
     * @param range {@code lower:upper}; without lower end from base, without upper end to all heads. The word
     *     {@code current} stands for the rows; steps alone are counted from the other end, as in {@code -3:}
     * @param rows where the database stands; asked for only when the range says {@code current}
     */
    public List<String> history(String range, Collection<String> rows) {
        return newestFirst(new Range(links, names, branches, Planner.rows(names, rows), range).revisions());
    }

    /** What to run so that these targets, and all they need, are applied. */
    public Plan upgrade(Collection<String> rows, Collection<String> targets) {
        return new Planner(links, names, rows).upgrade(targets);
    }

    /**
     * What to take back so that nothing remains above the target: every descendant on every branch, or on the one
     * branch that the target names, and what depends on them.
     */
    public Plan downgrade(Collection<String> rows, String target) {
        return new Planner(links, names, rows).downgrade(target);
    }

    /**
     * How the rows change when the database is said to stand at these targets. To purge the version table first, clear
     * it and stamp from no rows.
     */
    public Plan stamp(Collection<String> rows, Collection<String> targets) {
        return new Planner(links, names, rows).stamp(targets);
    }

    /**
     * The ids that a new revision, or a merge, shall revise; none for {@code base}.
     *
     * @param splice whether it may revise what others revise already, and so begin a branch
     */
    public List<String> parentsOfNew(Collection<String> targets, boolean splice) {
        List<String> parents = new ArrayList<>();
        targets.forEach(target -> parents.addAll(resolve(target)));
        for (String parent : parents) {
            if (parents.indexOf(parent) != parents.lastIndexOf(parent)) {
                throw new Refusal(
                        "overlap", "Revision " + parent + " is named twice.", "Name each revision to revise once.");
            }
            if (!splice && !children(parent).isEmpty()) {
                throw new Refusal(
                        "not-a-head",
                        "Revision " + parent + " is not a head: " + Names.list(children(parent))
                                + (children(parent).size() == 1 ? " revises" : " revise") + " it already.",
                        "Name a head, or begin a branch here with `matar revision --splice`.");
            }
        }
        return parents;
    }

    /**
     * What a new revision shall write as its dependencies: a branch label stays a label, anything else becomes the id
     * of the one revision it names.
     */
    public List<String> dependenciesOfNew(Collection<String> targets) {
        List<String> dependencies = new ArrayList<>();
        for (String target : targets) {
            int revision = new Targets(links, names).resolveOne(Target.parse(target));
            if (revision == Targets.BASE) {
                throw new Refusal(
                        "invalid-target",
                        "Nothing can depend on '" + target + "'.",
                        "Name a revision or a branch label.");
            }
            dependencies.add(names.isLabel(target) ? target : names.id(revision));
        }
        return dependencies;
    }

    private int number(String id) {
        int number = names.exactly(id);
        if (number == Names.NONE) {
            throw names.noSuch(id);
        }
        return number;
    }

    private List<String> newestFirst(BitSet revisions) {
        return ids(Order.newestFirst(links, revisions));
    }

    private List<String> ids(int[] revisions) {
        return Arrays.stream(revisions).mapToObj(names::id).toList();
    }
}
