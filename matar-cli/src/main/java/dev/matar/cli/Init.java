package dev.matar.cli;

import dev.matar.revision.ProjectTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Begin a project: write its configuration, its templates and its folder of revisions.",
        footer = {"", "  matar init", "  matar init --template sql db"})
final class Init extends ProjectCommand {

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where; this folder unless given.")
    private Path folder = Path.of("");

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description = "What it begins as: see list-templates.")
    private String template = "java";

    @Override
    void run() {
        List<Path> written = ProjectTemplate.of(template).write(folder);
        if (output().json()) {
            output().json(Map.of("files", written.stream().map(Path::toString).toList()));
        } else {
            written.forEach(file -> output().plain("wrote " + file));
            output().talk("Set url in " + written.get(0) + ", then: matar revision -m \"…\", matar upgrade head");
        }
    }
}
