package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.schema.Refusal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        description = "Open revisions in the editor that VISUAL or EDITOR names.",
        footer = {"  matar edit head", "  EDITOR=\"code --wait\" matar edit a1b2"})
final class Edit extends ProjectCommand {

    @Parameters(paramLabel = "TARGET", description = "An id, a beginning of one, head, current …")
    private String target;

    @Override
    void run() throws InterruptedException {
        Matar matar = files();
        List<String> files = new ArrayList<>();
        revisions(target).forEach(id -> files.add(terminal().shown(matar.file(id).path())));
        if (files.isEmpty()) {
            throw new Refusal("no-such-revision", "There is nothing to edit at " + target + ".", "Name a revision.");
        }
        edit(files);
        if (output().json()) {
            output().json(Map.of("files", files));
        }
    }

    private void edit(List<String> files) throws InterruptedException {
        String editor = editor();
        List<String> command = new ArrayList<>(List.of(editor.split(" +")));
        command.addAll(files);
        try {
            int exit = run(command);
            if (exit != 0) {
                throw failed("The editor " + editor + " ended with exit code " + exit + ".", files, null);
            }
        } catch (IOException e) {
            throw failed("The editor " + editor + " does not start.", files, e);
        }
    }

    /** What the editor prints is talk where the result is JSON. */
    private int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(terminal().folder().toFile()).inheritIO();
        if (output().json()) {
            builder.redirectOutput(Redirect.PIPE);
        }
        Process process = builder.start();
        process.getInputStream().transferTo(terminal().err());
        return process.waitFor();
    }

    private static Refusal failed(String problem, List<String> files, Throwable cause) {
        return new Refusal(
                "editor-failed",
                problem,
                "Set VISUAL or EDITOR, or edit " + String.join(" ", files) + " as you like.",
                cause);
    }

    private String editor() {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String editor = terminal().environment().getOrDefault(name, "").strip();
            if (!editor.isEmpty()) {
                return editor;
            }
        }
        return "vi";
    }
}
