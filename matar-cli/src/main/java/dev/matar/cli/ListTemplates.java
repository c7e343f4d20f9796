package dev.matar.cli;

import dev.matar.revision.ProjectTemplate;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        description = "List what matar init can begin a project as.",
        footer = {"  matar list-templates", "  matar init --template sql    begin with one of them"})
final class ListTemplates extends ProjectCommand {

    @Override
    void run() {
        Map<String, String> all = ProjectTemplate.all();
        if (output().json()) {
            output().json(Map.of("templates", all.keySet()));
        } else {
            all.forEach((name, description) -> output().plain(String.format("%-6s %s", name, description)));
        }
    }
}
