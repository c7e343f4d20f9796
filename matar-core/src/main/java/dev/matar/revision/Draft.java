package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A revision that is not written yet.
 *
 * @param message one line for people
 * @param id its id; empty for a random one
 * @param revises the targets it shall revise; several make it a merge
 * @param splice whether it may revise what others revise already
 * @param dependsOn targets that must be applied before it
 * @param labels the branch labels it gives
 * @param folder where it is written; empty for the first folder of versions
 * @param format Java or SQL
 * @param upgrade what it does, in its format, each line ended by a line feed; empty where that is yet to be written
 * @param downgrade what takes it back, likewise
 */
public record Draft(
        String message,
        String id,
        List<String> revises,
        boolean splice,
        List<String> dependsOn,
        List<String> labels,
        Optional<Path> folder,
        RevisionFormat format,
        String upgrade,
        String downgrade) {

    /** What it takes for a file name: forty characters of the message. */
    private static final int SLUG_LENGTH = 40;

    /** One whose ways are yet to be written. */
    public Draft(
            String message,
            String id,
            List<String> revises,
            boolean splice,
            List<String> dependsOn,
            List<String> labels,
            Optional<Path> folder,
            RevisionFormat format) {
        this(message, id, revises, splice, dependsOn, labels, folder, format, "", "");
    }

    /** The same, with both ways written. */
    public Draft body(String up, String down) {
        return new Draft(message, id, revises, splice, dependsOn, labels, folder, format, up, down);
    }

    /**
     * Writes the file by the project's template.
     *
     * @param scripts the folder of the templates
     * @param versions the folders that may hold revisions
     */
    public RevisionFile write(RevisionGraph graph, Path scripts, List<Path> versions) {
        RevisionHeader header = header(graph);
        graph.with(header);
        Path where = folder.orElse(versions.get(0));
        if (versions.stream().noneMatch(v -> v.toAbsolutePath().normalize().equals(where.toAbsolutePath().normalize()))) {
            throw new Refusal(
                    "no-such-folder", "The folder " + where + " is none of this project's.", "It has " + String.join(", ", versions.stream().map(Path::toString).toList()) + ".");
        }
        String name = fileName(header);
        Template template = template(scripts, format.extension());
        requirePlace(template, "upgrade", upgrade);
        requirePlace(template, "downgrade", downgrade);
        String text = template.fill(format == RevisionFormat.JAVA ? javaValues(header, name) : sqlValues(header));
        requireItsOwn(header, text, template);
        Path file = path(where, name + format.extension());
        create(file, text);
        String sum = ByteSum.of(text.getBytes(StandardCharsets.UTF_8));
        return new RevisionFile(header, file, format, format == RevisionFormat.JAVA ? name : "", sum);
    }

    /** Where the locale is C, as in many containers, files have no names but of ASCII. */
    private static Path path(Path where, String name) {
        try {
            return where.resolve(name);
        } catch (InvalidPathException e) {
            throw new Refusal(
                    "invalid-id",
                    "No file can be called " + name + " here: " + e.getReason() + ".",
                    "Choose an id of letters and digits, or set LANG to C.UTF-8.",
                    e);
        }
    }

    /** A template of somebody's own may have left out what was always empty. */
    private static void requirePlace(Template template, String way, String body) {
        if (!body.isEmpty() && !template.text().contains("${" + way + "}")) {
            throw new Refusal(
                    "invalid-template",
                    "The template " + template.name() + " has no place for what the " + way + " does.",
                    "Write ${" + way + "} where that shall stand.");
        }
    }

    /** Reads the text as the next command will: a template may leave out what makes it a revision. */
    private void requireItsOwn(RevisionHeader header, String text, Template template) {
        String why;
        try {
            Optional<RevisionHeader> read = format == RevisionFormat.JAVA
                    ? JavaRevision.read(text, template.name()).map(JavaRevision::header)
                    : Optional.of(SqlRevision.read(text, template.name()).header());
            if (read.filter(header::hasPlaceOf).isPresent()) {
                return;
            }
            why = template.name() + " does not write the header as it is.";
        } catch (Refusal unreadable) {
            why = unreadable.problem();
        }
        throw new Refusal(
                "invalid-template",
                "What the template makes is not the revision " + header.id() + ": " + why,
                "It must hold " + (format == RevisionFormat.JAVA ? "${annotation} and ${class}" : "${header}")
                        + ", and the two ways, upgrade and downgrade.");
    }

    private RevisionHeader header(RevisionGraph graph) {
        boolean first = graph.revisions().isEmpty() && revises.equals(List.of("head"));
        return new RevisionHeader(
                id.isEmpty() ? UUID.randomUUID().toString().replace("-", "").substring(20) : id,
                first ? List.of() : graph.parentsOfNew(revises, splice),
                graph.dependenciesOfNew(dependsOn),
                labels,
                message.strip(),
                Optional.of(LocalDateTime.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private String fileName(RevisionHeader header) {
        String slug = header.message().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+", "");
        slug = slug.substring(0, Math.min(SLUG_LENGTH, slug.length())).replaceAll("_+$", "");
        String name = header.id() + (slug.isEmpty() ? "" : "_" + slug);
        return format == RevisionFormat.JAVA ? "R" + name.replaceAll("[^A-Za-z0-9_]", "_") : name;
    }

    private static void create(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new Refusal("file-exists", "The file " + file + " is there already.", "Choose another message or id.", e);
        } catch (IOException e) {
            throw new Refusal(
                    "unwritable-file",
                    "The file " + file + " cannot be written: " + reason(e) + ".",
                    "Look whether you may write to the folder " + file.getParent() + ", and whether its disk is full.",
                    e);
        }
    }

    /** The project's own template, or the one that new projects get. */
    private static Template template(Path scripts, String extension) {
        String name = "revision" + extension + ".template";
        Path own = scripts.resolve(name);
        try {
            if (Files.exists(own)) {
                return new Template(own.toString(), Files.readString(own));
            }
            try (InputStream in = Draft.class.getResourceAsStream("/dev/matar/templates/java/" + name)) {
                return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new Refusal(
                    "unreadable-file",
                    "The template " + own + " cannot be read: " + reason(e) + ".",
                    "Look whether it is a file in UTF-8 that you may read, or delete it for the one that new projects get.",
                    e);
        }
    }

    /** What the system says, where it says it; the name of the file stands before it already. */
    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : e.getClass().getSimpleName();
    }

    private Map<String, String> javaValues(RevisionHeader header, String className) {
        return Map.of(
                "message", header.message().replace("*/", "* /").replace("\\u", "&#92;u"),
                "annotation", annotation(header),
                "class", className,
                "upgrade", upgrade,
                "downgrade", downgrade);
    }

    private static String annotation(RevisionHeader header) {
        List<String> members = new ArrayList<>(List.of("id = " + quoted(header.id())));
        addMember(members, "revises", header.revises());
        addMember(members, "dependsOn", header.dependsOn());
        addMember(members, "labels", header.labels());
        header.created().ifPresent(created -> members.add("created = " + quoted(created.toString())));
        String line = "@Revision(" + String.join(", ", members) + ")";
        return line.length() <= 120 ? line : "@Revision(\n        " + String.join(",\n        ", members) + ")";
    }

    private static void addMember(List<String> members, String name, List<String> values) {
        if (!values.isEmpty()) {
            String list = String.join(", ", values.stream().map(Draft::quoted).toList());
            members.add(name + " = " + (values.size() == 1 ? list : "{" + list + "}"));
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Map<String, String> sqlValues(RevisionHeader header) {
        String lines = "-- revision: " + header.id()
                + "\n-- revises: " + String.join(", ", header.revises())
                + "\n-- depends_on: " + String.join(", ", header.dependsOn())
                + "\n-- branch_labels: " + String.join(", ", header.labels())
                + "\n-- message: " + header.message().replace('\n', ' ')
                + "\n-- created: " + header.created().map(LocalDateTime::toString).orElse("");
        return Map.of("header", lines.replaceAll("(?m) +$", ""), "upgrade", upgrade, "downgrade", downgrade.stripTrailing());
    }
}
