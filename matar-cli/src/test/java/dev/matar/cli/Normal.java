package dev.matar.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs from run to run or from machine to machine, written the same each time; the README beside the transcripts lists it. */
final class Normal {

    private static final Pattern RANDOM_ID = Pattern.compile("(?<![0-9a-zA-Z-])(R?)([0-9a-f]{12})(?![0-9a-zA-Z-])");

    /** A journal's entry up to who wrote a script, and where. */
    private static final String JOURNAL = "(moved_by, moved_from.*? VALUES \\(.*?), '[^']*', '[^']*'(?=[,)])";

    /** The sum of a file, which may hold when it was written. */
    private static final String SUM = "'[0-9a-f]{16}-[0-9a-f]+'";

    private final String folder;
    private final String typed;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** @param typed all that is typed; ids in it are not random */
    Normal(Path folder, List<Transcript.Typed> typed) {
        this.folder = folder.toString();
        this.typed = typed.toString();
    }

    /** Lets a text stand for a name, such as a port for {@code <port>}. */
    void name(String text, String name) {
        names.put(text, name);
    }

    List<String> lines(List<String> answer) {
        List<String> lines = new ArrayList<>();
        for (String line : answer) {
            boolean inStackTrace = line.matches("! \\s+(at .*|\\.\\.\\. \\d+ (more|common frames omitted))");
            if (!inStackTrace) {
                lines.add(line(line));
            } else if (!lines.get(lines.size() - 1).equals("!     at …")) {
                lines.add("!     at …");
            }
        }
        return lines;
    }

    private String line(String line) {
        String normal = line.replace(folder, "<folder>");
        for (Map.Entry<String, String> name : names.entrySet()) {
            normal = normal.replace(name.getKey(), name.getValue());
        }
        normal = normal.replaceAll("(?<![\\d.])(\\d+ ms|\\d+\\.\\d s)\\b", "<time>")
                .replaceAll(JOURNAL, "$1, '<user>', '<host>'")
                .replaceAll(SUM, "'<sum>'")
                .replaceAll("\"milliseconds\":\\d+", "\"milliseconds\":<n>")
                .replaceAll("\\b\\d{4}-\\d\\d-\\d\\dT[\\d:.]+", "<when>")
                .replaceAll("\\b(Java|SQLite|H2|PostgreSQL) \\d[\\d.]*\\d", "$1 <version>")
                .replace("\u001b", "\\e")
                .replace("\r", "\\r");
        return withoutRandomIds(normal);
    }

    private String withoutRandomIds(String line) {
        return RANDOM_ID.matcher(line).replaceAll(found -> {
            String id = found.group(2);
            return Matcher.quoteReplacement(
                    found.group(1) + (typed.contains(id) ? id : ids.computeIfAbsent(id, x -> "<id" + (ids.size() + 1) + ">")));
        });
    }
}
