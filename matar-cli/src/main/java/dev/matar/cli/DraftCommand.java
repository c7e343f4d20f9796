package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** A command that writes a new revision file. */
abstract class DraftCommand extends ProjectCommand {

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            description = "One line that says what it does.")
    private String message = "";

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id; random unless given.")
    private String id = "";

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A name for its branch; may be given again.")
    private List<String> labels = new ArrayList<>();

    @Option(names = "--sql-file", description = "Write it in SQL, whatever the project's format is.")
    private boolean sqlFile;

    final String message() {
        return message;
    }

    final String id() {
        return id;
    }

    final List<String> labels() {
        return labels;
    }

    final RevisionFormat format() {
        return sqlFile ? RevisionFormat.SQL : project().format();
    }

    final void write(Matar matar, Draft draft) {
        print(matar.write(draft));
    }

    final void print(RevisionFile file) {
        String path = terminal().shown(file.path());
        if (output().json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("revision", file.header().id());
            json.put("revises", file.header().revises());
            json.put("file", path);
            output().json(json);
        } else {
            output().plain(path);
        }
    }
}
