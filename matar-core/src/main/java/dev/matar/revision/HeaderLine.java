package dev.matar.revision;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A revision's header as one line of text, its fields separated by tabs. */
final class HeaderLine {

    private static final int FIELDS = 10;
    private static final String NO_REVISION = "-";

    private HeaderLine() {}

    /** The line, or nothing where a field holds what separates fields. */
    static Optional<String> write(Optional<RevisionFile> file) {
        if (file.isEmpty()) {
            return Optional.of(NO_REVISION);
        }
        RevisionHeader header = file.get().header();
        String[] fields = {
            file.get().format().name(),
            file.get().className(),
            file.get().sum(),
            header.id(),
            String.join(",", header.revises()),
            String.join(",", header.dependsOn()),
            String.join(",", header.labels()),
            header.created().map(LocalDateTime::toString).orElse(""),
            String.join(",", LossMark.words(header.losesData())),
            header.message()
        };
        String line = String.join("\t", fields);
        boolean comesBack = line.indexOf('\n') < 0 && read(line, file.get().path()).equals(file);
        return comesBack ? Optional.of(line) : Optional.empty();
    }

    /** The revision file that a line was written for; nothing where it held no revision. */
    static Optional<RevisionFile> read(String line, Path path) {
        if (line.equals(NO_REVISION)) {
            return Optional.empty();
        }
        String[] field = line.split("\t", FIELDS);
        if (field.length < FIELDS) {
            return Optional.empty();
        }
        RevisionHeader header = new RevisionHeader(
                field[3],
                list(field[4]),
                list(field[5]),
                list(field[6]),
                field[9],
                Created.parse(field[7]),
                LossMark.directions(list(field[8])));
        return Optional.of(new RevisionFile(header, path, RevisionFormat.valueOf(field[0]), field[1], field[2]));
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : SourceText.list(field);
    }
}
