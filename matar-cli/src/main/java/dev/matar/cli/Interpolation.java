package dev.matar.cli;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fills {@code ${env.X}}, {@code ${env.X:otherwise}}, {@code ${x.KEY}} (what {@code -x KEY=value} gave) and {@code ${file:PATH}} into a
 * setting. What is filled in is not looked at again, and nothing is ever run.
 *
 * @param file the configuration, whose folder paths start from
 * @param environment the environment variables
 * @param variables what {@code -x} gave
 */
record Interpolation(Path file, Map<String, String> environment, Map<String, String> variables) {

    /** In bytes; what a setting needs is far smaller. */
    private static final int LARGEST = 65_536;

    private static final String FILE = "file:";
    private static final String ENVIRONMENT = "env.";
    private static final String VARIABLE = "x.";

    /** @param setting where the text is written and what it is for, for refusals */
    String fill(String text, String setting) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw refusal(setting, "opens ${ and does not close it", "Close it with }.");
            }
            out.append(text, at, open).append(value(text.substring(open + 2, close), setting));
            at = close + 1;
        }
        return out.append(text, at, text.length()).toString();
    }

    private String value(String reference, String setting) {
        if (reference.startsWith(FILE)) {
            return content(reference.substring(FILE.length()), setting);
        }
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String value = lookUp(name, setting);
        if (value == null && colon < 0) {
            throw missing(name, setting);
        }
        return value == null ? reference.substring(colon + 1) : value;
    }

    private String lookUp(String name, String setting) {
        if (name.startsWith(ENVIRONMENT)) {
            return environment.get(name.substring(ENVIRONMENT.length()));
        }
        if (name.startsWith(VARIABLE)) {
            return variables.get(name.substring(VARIABLE.length()));
        }
        throw refusal(
                setting,
                "asks for ${" + name + "}",
                "It can ask for ${env.NAME}, ${env.NAME:otherwise}, ${x.KEY} and ${file:PATH}.");
    }

    private static Refusal missing(String name, String setting) {
        String otherwise = ", or write ${" + name + ":otherwise}.";
        if (name.startsWith(ENVIRONMENT)) {
            String variable = name.substring(ENVIRONMENT.length());
            return refusal(setting, "needs the environment variable " + variable, "Set it" + otherwise);
        }
        String option = "-x " + name.substring(VARIABLE.length()) + "=…";
        return refusal(setting, "needs the option " + option, "Give it" + otherwise);
    }

    /** A file's text without the line end that editors put behind it. */
    private String content(String path, String setting) {
        try {
            return text(file.resolveSibling(path).normalize(), setting);
        } catch (InvalidPathException e) {
            throw refusal(setting, "asks for a file whose path holds what no path can", "Correct it.");
        }
    }

    private static String text(Path asked, String setting) {
        String wish = "asks for the file " + asked + ", which ";
        try {
            if (Files.exists(asked) && !Files.isRegularFile(asked)) {
                // Reading a device or a pipe may never end.
                throw refusal(setting, wish + "is no file of text", "Name a file that holds the value and nothing else.");
            } else if (Files.size(asked) > LARGEST) {
                throw refusal(setting, wish + "has more than " + LARGEST + " bytes", "Name a file that holds the value and nothing else.");
            }
            String text = Files.readString(asked).stripTrailing();
            if (text.indexOf('\0') >= 0) {
                throw refusal(setting, wish + "is no text", "Name a file that holds the value and nothing else.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw refusal(setting, wish + "is not UTF-8", "Name a file of text, and save it in UTF-8.");
        } catch (NoSuchFileException e) {
            throw refusal(setting, wish + "is not there", "Correct the path; it starts from the folder of the configuration.");
        } catch (IOException e) {
            throw refusal(setting, wish + "cannot be read", "Check that you may read it.");
        }
    }

    private static Refusal refusal(String setting, String problem, String remedy) {
        return new Refusal("invalid-config", setting + " " + problem + ".", remedy);
    }
}
