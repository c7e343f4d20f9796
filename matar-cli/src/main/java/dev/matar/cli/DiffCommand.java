package dev.matar.cli;

import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Gap;
import dev.matar.diff.RenameHints;
import dev.matar.notation.Notation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Tell what has to be done to one schema so that it becomes another: as operations, as SQL, or in words.",
            "A schema is database, entities (what [matar.source] says), history, history@REV,", "or the path of a script."
        },
        footer = {
            "  matar diff database entities             what the database lacks",
            "  matar diff history@a1b2 history --as sql",
            "  matar diff database dump.sql --as words",
            "  matar diff database entities --rename user=account"
        })
final class DiffCommand extends ProjectCommand {

    /** Lower case, since it is what a user types. */
    enum Form {
        operations,
        sql,
        words
    }

    @Parameters(index = "0", paramLabel = "FROM", description = "The schema that is there.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "The schema that it becomes.")
    private String to;

    @Option(names = "--as", paramLabel = "FORM", description = "operations (unless given), sql or words.")
    private Form form = Form.operations;

    @Option(names = "--rename", paramLabel = "OLD=NEW", description = "What is renamed, not dropped; may be given again.")
    private List<String> renames = new ArrayList<>();

    @Override
    void run() {
        Autogenerate autogenerate = autogenerate();
        Gap gap = autogenerate.between(side(from), side(to));
        RenameHints hints = gap.hints(renames);
        Changes changes = gap.changes(hints.renames());
        if (!output().json()) {
            new DifferenceList(output(), List.of()).warn(gap.doubts(hints));
        }
        if (output().json()) {
            json(changes);
        } else if (changes.isEmpty()) {
            output().talk("There is no difference.");
        } else if (form == Form.words) {
            words(changes);
        } else {
            output().whole(form == Form.sql ? autogenerate.sql(changes) : Notation.write(changes.upgrade()));
        }
    }

    private void words(Changes changes) {
        DifferenceList list = new DifferenceList(output(), List.of());
        list.print("renamed", changes.upgrade().stream()
                .filter(operation -> operation instanceof RenameTable || operation instanceof RenameColumn)
                .map(operation -> Notation.write(operation).strip())
                .toList());
        list.print(changes.differences(), where(from), where(to));
    }

    /** What a side is called in a sentence. */
    private static String where(String side) {
        if (side.equals("entities")) {
            return "wanted";
        } else if (side.startsWith("history@")) {
            return "at " + side.substring("history@".length());
        }
        return side.equals("database") || side.equals("history") ? "in the " + side : "in " + side;
    }

    /** A script's path is relative to where the command is typed. */
    private String side(String typed) {
        return typed.endsWith(".sql") ? terminal().path(Path.of(typed)).toString() : typed;
    }

    private void json(Changes changes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("differences", DifferenceList.json(changes.differences()));
        json.put("operations", changes.upgrade().stream().map(Notation::write).toList());
        output().json(json);
    }
}
