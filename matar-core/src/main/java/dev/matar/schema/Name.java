package dev.matar.schema;

import java.util.Objects;

/**
 * The name of a table, view, sequence or enum type: a namespace and a local part, both exactly as written.
 *
 * <p>Case is kept and matters. An empty namespace stands for the one a connection works in by default ({@code public} on
 * PostgreSQL, {@code PUBLIC} on H2, {@code main} on SQLite). How a name is folded and quoted is the dialect's matter.
 */
public record Name(String namespace, String local) implements Comparable<Name> {

    public Name {
        Objects.requireNonNull(namespace);
        if (local.isEmpty()) {
            throw new Refusal("invalid-name", "A name is empty.", "Give it at least one character.");
        }
    }

    public static Name of(String local) {
        return new Name("", local);
    }

    public static Name of(String namespace, String local) {
        return new Name(namespace, local);
    }

    /**
     * Reads {@code local} or {@code namespace.local}; a part that itself holds a dot or a double quote is written in double
     * quotes, with a double quote in it doubled: {@code audit."odd.name"}.
     */
    public static Name parse(String text) {
        StringBuilder part = new StringBuilder();
        String namespace = "";
        boolean dotted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                i = unquote(text, i, part);
            } else if (c == '.' && !dotted) {
                namespace = part.toString();
                dotted = true;
                part.setLength(0);
            } else if (c == '.') {
                throw new Refusal(
                        "invalid-name",
                        "The name " + text + " has more than two parts.",
                        "Write a part that holds a dot in double quotes.");
            } else {
                part.append(c);
            }
        }
        if (dotted && namespace.isEmpty()) {
            throw new Refusal("invalid-name", "The name " + text + " begins with a dot.", "Leave the dot out.");
        }
        return new Name(namespace, part.toString());
    }

    /** Appends the quoted part that opens at {@code start} and returns the position of its closing quote. */
    private static int unquote(String text, int start, StringBuilder part) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                part.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else {
                return i;
            }
        }
        throw new Refusal("invalid-name", "The name " + text + " has an open double quote.", "Close it.");
    }

    /** The same local name in another namespace. */
    public Name in(String otherNamespace) {
        return new Name(otherNamespace, local);
    }

    /** Another local name in the same namespace. */
    public Name renamed(String otherLocal) {
        return new Name(namespace, otherLocal);
    }

    @Override
    public int compareTo(Name other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : local.compareTo(other.local);
    }

    /** What {@link #parse} reads back. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? part(local) : part(namespace) + "." + part(local);
    }

    private static String part(String part) {
        return part.indexOf('.') < 0 && part.indexOf('"') < 0 ? part : '"' + part.replace("\"", "\"\"") + '"';
    }
}
