package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Plans how a database moves from its rows to a target. */
final class Planner {

    private final Links links;
    private final Names names;
    private final BitSet rows;

    Planner(Links links, Names names, Collection<String> rows) {
        this.links = links;
        this.names = names;
        this.rows = rows(names, rows);
    }

    /** The revisions that the rows of a version table name; refuses an id that is not in the history. */
    static BitSet rows(Names names, Collection<String> ids) {
        BitSet rows = new BitSet();
        for (String id : ids) {
            int row = names.exactly(id);
            if (row == Names.NONE) {
                throw new Refusal(
                        "no-such-revision",
                        "The database stands at revision " + id + ", which is not in this history.",
                        "Bring back its file; or take it back by what the journal keeps of it, with `matar downgrade TARGET`; or say"
                                + " where the database really stands with `matar stamp --purge REVISION`.");
            }
            rows.set(row);
        }
        return rows;
    }

    Plan upgrade(Collection<String> targets) {
        checkGiven(targets);
        FromRows from = new FromRows(links, names, rows);
        BitSet goals = new BitSet();
        for (String target : targets) {
            goals.or(from.above(Target.parse(target), Walk.End.REFUSED));
        }
        Overlap.refuseTargets(links, names, goals);
        Overlap.refuseRows(links, names, rows);
        BitSet needed = links.ancestors(goals);
        needed.andNot(links.ancestors(rows));
        if (needed.isEmpty()) {
            return plan(List.of(), rows);
        }
        int[] newestFirst = Order.newestFirst(links, needed);
        Rows moving = new Rows(links, names, rows);
        List<Step> steps = new ArrayList<>();
        for (int i = newestFirst.length - 1; i >= 0; i--) {
            steps.add(moving.up(newestFirst[i]));
        }
        return plan(steps, moving.now());
    }

    Plan downgrade(String text) {
        Target target = Target.parse(text);
        FromRows.Aim aim = new FromRows(links, names, rows).below(target);
        BitSet leaving = links.descendants(roots(aim, target));
        leaving.and(links.ancestors(rows));
        if (leaving.isEmpty() && aim.to() != Targets.BASE && !rows.get(aim.to())) {
            throw nothingAbove(aim.to());
        }
        Rows moving = new Rows(links, names, rows);
        List<Step> steps = Arrays.stream(Order.newestFirst(links, leaving))
                .mapToObj(moving::down)
                .toList();
        return plan(steps, moving.now());
    }

    /** The lowest revisions that a downgrade takes back, applied or not. */
    private BitSet roots(FromRows.Aim aim, Target target) {
        BitSet roots = aim.to() == Targets.BASE ? links.bases() : Links.only(links.children(aim.to()));
        if (aim.branch().isEmpty() || roots.isEmpty()) {
            return roots;
        }
        // Where branches part, only the way to the branch is meant; where they don't, anything on it.
        int branch = aim.branch().getAsInt();
        BitSet meant = roots.cardinality() > 1
                ? links.ancestorsAlongBranch(Links.only(branch))
                : links.lineage(branch);
        if (!meant.intersects(roots)) {
            throw notAlong(aim, target, roots);
        }
        return Links.common(roots, meant);
    }

    private Refusal notAlong(FromRows.Aim aim, Target target, BitSet roots) {
        String to = aim.to() == Targets.BASE ? "base" : names.id(aim.to());
        String branch = target.branch().orElseThrow();
        if (!Links.common(roots, links.lineage(aim.branch().getAsInt())).isEmpty()) {
            BitSet applied = Links.common(roots, links.ancestors(rows));
            return new Refusal(
                    "ambiguous-target",
                    "'" + target + "' is ambiguous: branch " + branch + " itself parts above " + to + " into "
                            + names.list(roots) + ".",
                    "Say which part goes, as in " + names.id((applied.isEmpty() ? roots : applied).nextSetBit(0)) + "@"
                            + to + ", or " + to + " alone for all of them.");
        }
        return Targets.notOnBranch(to, branch);
    }

    private Refusal nothingAbove(int revision) {
        String id = names.id(revision);
        if (!links.ancestors(rows).get(revision)) {
            return new Refusal(
                    "not-ancestor",
                    "A downgrade cannot go to " + id + ": it is not applied, the database stands at "
                            + (rows.isEmpty() ? "base" : names.list(rows)) + ".",
                    "`matar upgrade " + id + "` applies it.");
        }
        BitSet dependents = Links.common(rows, links.descendants(Links.only(revision)));
        return new Refusal(
                "not-ancestor",
                "A downgrade to " + id + " has nothing to take back: it is applied because " + names.list(dependents)
                        + (dependents.cardinality() > 1 ? " depend on it," : " depends on it,")
                        + " but nothing that revises it is applied.",
                "Name a revision on the branch that shall go down.");
    }

    Plan stamp(Collection<String> targets) {
        checkGiven(targets);
        return new Stamp(links, names, rows).plan(targets);
    }

    private static void checkGiven(Collection<String> targets) {
        if (targets.isEmpty()) {
            throw new Refusal("invalid-target", "No target is given.", "Say where to go, such as head.");
        }
    }

    private Plan plan(List<Step> steps, BitSet after) {
        return new Plan(steps, names.ids(rows), names.ids(after));
    }
}
