package dev.matar.revision;

/** A revision's message as the Javadoc of its class, written and read. */
public final class Javadoc {

    private static final String MARKUP = "&<>@{}*\\";
    private static final int LONGEST_ENTITY = 7;

    private Javadoc() {}

    /** A message as a comment of one line; whatever it holds, {@link #read} gives it back. */
    public static String write(String message) {
        StringBuilder comment = new StringBuilder("/**");
        for (String word : message.strip().split("\\s+")) {
            comment.append(' ');
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                comment.append(MARKUP.indexOf(c) < 0 ? String.valueOf(c) : "&#" + (int) c + ";");
            }
        }
        return comment.append(" */").toString();
    }

    /** The first paragraph of a comment as one line, without markup; a tag such as {@code @see} ends it. */
    public static String read(String comment) {
        StringBuilder paragraph = new StringBuilder();
        for (String line : comment.substring(3, comment.length() - 2).split("\n")) {
            String words = withoutStars(line);
            int next = words.startsWith("@") ? 0 : words.indexOf("<p>");
            boolean ends = next >= 0 || words.isEmpty() && paragraph.length() > 0;
            paragraph.append(paragraph.length() > 0 ? " " : "").append(next >= 0 ? words.substring(0, next) : words);
            if (ends) {
                break;
            }
        }
        return withoutMarkup(paragraph.toString()).strip();
    }

    private static String withoutStars(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && (line.charAt(start) <= ' ' || line.charAt(start) == '*')) {
            start++;
        }
        while (end > start && (line.charAt(end - 1) <= ' ' || line.charAt(end - 1) == '*')) {
            end--;
        }
        return line.substring(start, end);
    }

    private static String withoutMarkup(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int close = text.startsWith("{@", at) ? text.indexOf('}', at) : -1;
            if (close >= 0) {
                int blank = text.indexOf(' ', at);
                plain.append(blank >= 0 && blank < close ? text.substring(blank + 1, close) : "");
                at = close + 1;
            } else if (text.charAt(at) == '&') {
                at = entity(text, at, plain);
            } else {
                plain.append(text.charAt(at++));
            }
        }
        return plain.toString();
    }

    /** Appends the character that an entity stands for, and tells where to read on. */
    private static int entity(String text, int start, StringBuilder plain) {
        int end = start;
        while (end < text.length() && end < start + LONGEST_ENTITY && text.charAt(end) != ';') {
            end++;
        }
        String name = end < text.length() && text.charAt(end) == ';' ? text.substring(start + 1, end) : "";
        String character =
                switch (name) {
                    case "amp" -> "&";
                    case "lt" -> "<";
                    case "gt" -> ">";
                    case "quot" -> "\"";
                    default -> numbered(name);
                };
        plain.append(character.isEmpty() ? "&" : character);
        return character.isEmpty() ? start + 1 : end + 1;
    }

    private static String numbered(String name) {
        boolean digits = name.length() > 1 && name.charAt(0) == '#';
        for (int i = 1; i < name.length(); i++) {
            digits &= name.charAt(i) >= '0' && name.charAt(i) <= '9';
        }
        return digits ? Character.toString(Integer.parseInt(name, 1, name.length(), 10)) : "";
    }
}
