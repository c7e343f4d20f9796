package dev.matar.revision;

import dev.matar.revision.Step.Direction;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The ways in which a revision says that it is meant to lose data. */
final class LossMark {

    private static final List<Direction> WAYS = List.of(Direction.UP, Direction.DOWN);

    private LossMark() {}

    static Set<Direction> read(Collection<String> words, SourceText source, int position) {
        for (String word : words) {
            if (WAYS.stream().noneMatch(way -> way.deed().equals(word))) {
                throw source.refusal(
                        position,
                        "data is lost on upgrade or downgrade, not on " + SourceText.brief(word) + ".",
                        "Name the ways in which the revision is meant to lose data: upgrade, downgrade, or both with a comma.");
            }
        }
        return directions(words);
    }

    /** Words that are none of these say nothing. */
    static Set<Direction> directions(Collection<String> words) {
        Set<Direction> directions = EnumSet.noneOf(Direction.class);
        WAYS.stream().filter(way -> words.contains(way.deed())).forEach(directions::add);
        return directions;
    }

    static List<String> words(Set<Direction> directions) {
        return WAYS.stream().filter(directions::contains).map(Direction::deed).toList();
    }
}
