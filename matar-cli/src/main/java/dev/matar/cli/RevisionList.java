package dev.matar.cli;

import dev.matar.Matar;
import java.util.List;
import java.util.Map;

/** A command that lists revisions. */
abstract class RevisionList extends ProjectCommand {

    final void print(Matar matar, List<String> ids) {
        if (output().json()) {
            printJson(ids);
            return;
        }
        talkOfNone(matar);
        RevisionText text = text(matar);
        for (String id : ids) {
            output().plain(text.line(id));
            if (output().verbose()) {
                text.details(id).forEach(detail -> output().plain("    " + detail));
            }
        }
    }

    /** Silence would leave open whether the right project was looked at. */
    final void talkOfNone(Matar matar) {
        if (matar.graph().revisions().isEmpty()) {
            output().talk("There is no revision yet in " + matar.settings().versions().get(0)
                    + ": matar revision -m \"…\" writes the first.");
        }
    }

    final void printJson(List<String> ids) {
        output().json(Map.of("revisions", ids));
    }

    final RevisionText text(Matar matar) {
        return new RevisionText(matar, output(), terminal());
    }
}
