package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Open a revision in the editor that VISUAL or EDITOR names.")
final class Edit extends ProjectCommand {

    @Parameters(paramLabel = "REVISION", description = "An id, a beginning of one, head …")
    private String revision;

    @Override
    void run() throws InterruptedException {
        Matar matar = matar();
        for (String id : matar.graph().resolve(revision)) {
            open(matar.file(id).path().toString());
        }
    }

    private void open(String file) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(editor().split(" ")));
        command.add(file);
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new Refusal("editor-failed", "The editor ended with " + exit + ".", "The file is " + file + ".");
            }
        } catch (IOException e) {
            throw new Refusal(
                    "editor-failed", "The editor does not start: " + e.getMessage(), "Set EDITOR; the file is " + file + ".", e);
        }
        if (output().json()) {
            output().json(Map.of("file", file));
        }
    }

    private static String editor() {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String editor = System.getenv(name);
            if (editor != null && !editor.isBlank()) {
                return editor.strip();
            }
        }
        return "vi";
    }
}
