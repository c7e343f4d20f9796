package dev.matar.rule;

/**
 * A difference that a rule accepts and that cannot stay, since something else that is wanted does not go with it.
 *
 * @param reason what does not go with it, a clause
 */
public record Conflict(Difference difference, Rule rule, String reason) {

    /** Whether the rule was to keep something in the database that rows would go with. */
    public boolean losesData() {
        return difference.kind().holdsData() && difference.side() != Side.MISSING;
    }

    public String sentence() {
        return rule.title() + " cannot hold for the " + difference.heading() + " " + difference.path()
                + ", because " + reason + ".";
    }
}
