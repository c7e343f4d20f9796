package dev.matar.revision;

import dev.matar.revision.Step.Direction;
import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Plans what a stamp does to the rows: related rows give way to the targets, other rows stay. */
final class Stamp {

    private final Links links;
    private final Names names;
    private final Targets targets;
    private final BitSet rowsBefore;
    private final BitSet rows;
    private final List<Step> steps = new ArrayList<>();

    Stamp(Links links, Names names, BitSet rows) {
        this.links = links;
        this.names = names;
        this.targets = new Targets(links, names);
        this.rowsBefore = rows;
        this.rows = (BitSet) rows.clone();
    }

    Plan plan(Collection<String> texts) {
        List<Target> parsed = texts.stream().map(Stamp::parse).toList();
        List<BitSet> places = parsed.stream().map(this::place).toList();
        BitSet all = new BitSet();
        places.forEach(all::or);
        Overlap.refuseTargets(links, names, all);
        for (int i = 0; i < places.size(); i++) {
            BitSet leaving = leaving(related(parsed.get(i), places.get(i)), places.get(i));
            leaving.andNot(all);
            move(leaving, places.get(i));
        }
        return new Plan(steps, names.ids(rowsBefore), names.ids(rows));
    }

    private static Target parse(String text) {
        Target target = Target.parse(text);
        if (target.steps().isPresent()) {
            throw new Refusal(
                    "invalid-target",
                    "A stamp cannot go to '" + text + "': it does not walk, it says where the database stands.",
                    "Name the revision, or say head, heads or base.");
        }
        return target;
    }

    private BitSet place(Target target) {
        return targets.resolve(target, Walk.End.REFUSED);
    }

    /** The rows that a target is about: all for base, else the relatives of the revisions or the branch it names. */
    private BitSet related(Target target, BitSet place) {
        BitSet about = (BitSet) place.clone();
        target.branch().ifPresent(name -> about.set(targets.branch(name)));
        return about.isEmpty() ? rowsBefore : Links.common(rowsBefore, links.relatives(about));
    }

    /** The related rows go when the target takes the place of one of them; a target elsewhere comes beside them. */
    private BitSet leaving(BitSet related, BitSet place) {
        BitSet coming = (BitSet) place.clone();
        coming.andNot(rowsBefore);
        boolean takesPlace = place.isEmpty() || links.relatives(coming).intersects(related);
        return takesPlace ? (BitSet) related.clone() : new BitSet();
    }

    private void move(BitSet leaving, BitSet place) {
        leaving.and(rows);
        if (place.isEmpty()) {
            leaving.stream().forEach(row -> step(row, Links.only(row), new BitSet()));
        }
        BitSet coming = (BitSet) place.clone();
        coming.andNot(rows);
        coming.stream().forEach(revision -> {
            step(revision, Links.common(leaving, rows), Links.only(revision));
        });
    }

    private void step(int revision, BitSet removed, BitSet added) {
        rows.andNot(removed);
        rows.or(added);
        steps.add(new Step(Direction.STAMP, names.id(revision), names.ids(removed), names.ids(added)));
    }
}
