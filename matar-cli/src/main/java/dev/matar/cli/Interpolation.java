package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fills {@code ${env.X}}, {@code ${env.X:otherwise}}, {@code ${x.KEY}} (what {@code -x KEY=value} gave) and {@code ${file:PATH}} into a
 * setting. What is filled in is not looked at again, and nothing is ever run.
 */
record Interpolation(Path file, Map<String, String> variables) {

    /** @param key the setting, for refusals */
    String fill(String text, String key) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw refusal(key, "opens ${ and does not close it", "Close it with }.");
            }
            out.append(text, at, open).append(value(text.substring(open + 2, close), key));
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String value(String reference, String key) {
        if (reference.startsWith("file:")) {
            return content(reference.substring("file:".length()), key);
        }
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String value = name.startsWith("env.")
                ? System.getenv(name.substring("env.".length()))
                : name.startsWith("x.") ? variables.get(name.substring("x.".length())) : unknown(reference, key);
        if (value == null && colon < 0) {
            boolean environment = name.startsWith("env.");
            throw refusal(
                    key,
                    "needs " + (environment ? "the environment variable " + name.substring(4) : "-x " + name.substring(2)),
                    environment
                            ? "Set it, or write ${" + name + ":otherwise}."
                            : "Give -x " + name.substring(2) + "=…, or write ${" + name + ":otherwise}.");
        }
        return value == null ? reference.substring(colon + 1) : value;
    }

    private String unknown(String reference, String key) {
        throw refusal(
                key,
                "asks for ${" + reference + "}",
                "It can ask for ${env.NAME}, ${env.NAME:otherwise}, ${x.KEY} and ${file:PATH}.");
    }

    /** A file's text without the line end that editors put behind it. */
    private String content(String path, String key) {
        Path asked = file.toAbsolutePath().resolveSibling(path);
        try {
            return Files.readString(asked).stripTrailing();
        } catch (IOException e) {
            throw refusal(key, "asks for the file " + asked + ", which cannot be read", "Check the path.");
        }
    }

    private Refusal refusal(String key, String problem, String remedy) {
        return new Refusal("invalid-config", file + ": " + key + " " + problem + ".", remedy);
    }
}
