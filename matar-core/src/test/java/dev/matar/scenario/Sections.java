package dev.matar.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a plain file, each below a line {@code -- title --}. */
public final class Sections {

    private static final Pattern TITLE = Pattern.compile("(?m)^-- ([a-z0-9 ]+) --\n");

    private Sections() {}

    /** By title, in their order. */
    public static Map<String, String> of(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher title = TITLE.matcher(text);
        boolean found = title.find();
        while (found) {
            String name = title.group(1);
            int start = title.end();
            found = title.find();
            sections.put(name, text.substring(start, found ? title.start() : text.length()).stripTrailing());
        }
        return sections;
    }
}
