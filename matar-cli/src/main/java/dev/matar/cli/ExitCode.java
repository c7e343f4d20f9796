package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.util.Set;

/** What a finished process says by its number. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int DIFFERENCE = 3;
    static final int NEEDS_DECISION = 4;

    private static final Set<String> DECISIONS =
            Set.of(
                    "data-at-stake",
                    "rename-in-doubt",
                    "rule-in-the-way",
                    "drifted",
                    "revision-changed",
                    "purge-in-doubt",
                    "in-doubt",
                    "half-done");

    private ExitCode() {}

    static int of(Refusal refusal) {
        return DECISIONS.contains(refusal.code()) ? NEEDS_DECISION : FAILED;
    }
}
