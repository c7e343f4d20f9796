package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The text of a revision file, and places in it for refusals. */
record SourceText(String file, String text) {

    private static final String INVALID = "invalid-revision-file";
    private static final int LONGEST_QUOTE = 40;

    /** Reads a file whole; it must be UTF-8. */
    static SourceText read(Path file) {
        return of(file, bytes(file));
    }

    /** The content of a file; a stream costs a third of a channel, which counts for thousands of small files. */
    static byte[] bytes(Path file) {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException whyever) {
            return bytesOrReason(file);
        } catch (IOException | OutOfMemoryError e) {
            throw unreadable(file, e);
        }
    }

    /** A channel tells why a file cannot be opened. */
    private static byte[] bytesOrReason(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError e) {
            throw unreadable(file, e);
        }
    }

    /** The text of a file whose content is known; it must be UTF-8. */
    static SourceText of(Path file, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        int replaced = text.indexOf('\uFFFD');
        if (replaced >= 0 && !Arrays.equals(content, text.getBytes(StandardCharsets.UTF_8))) {
            String place = file + ":" + lineOf(text, replaced);
            throw new Refusal(INVALID, place + ": this is not UTF-8.", "Save the file in UTF-8.");
        }
        return new SourceText(file.toString(), text);
    }

    /** A refusal with file and line of a position. */
    Refusal refusal(int position, String problem, String remedy) {
        return new Refusal(INVALID, file + ":" + lineOf(position) + ": " + problem, remedy);
    }

    int lineOf(int position) {
        return lineOf(text, position);
    }

    /** A piece of the text as a refusal can quote it. */
    static String brief(String text) {
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    /** The words of a list whose words are separated by commas. */
    static List<String> list(String commaSeparated) {
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start <= commaSeparated.length()) {
            int comma = commaSeparated.indexOf(',', start);
            int end = comma < 0 ? commaSeparated.length() : comma;
            String word = commaSeparated.substring(start, end).strip();
            if (!word.isEmpty()) {
                words.add(word);
            }
            start = end + 1;
        }
        return words;
    }

    static Refusal unreadable(Path file, Throwable cause) {
        String why = cause.getClass().getSimpleName() + ".";
        String remedy = "Check that it is there and that you may read it.";
        if (Files.isDirectory(file) && !(cause instanceof AccessDeniedException)) {
            why = "it is a folder.";
            remedy = "Rename it: what ends so is taken for a revision.";
        } else if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            why = "it is a link to what is not there.";
            remedy = "Remove the link, or bring back what it leads to.";
        }
        return new Refusal("unreadable-revision-file", file + " cannot be read: " + why, remedy, cause);
    }

    private static int lineOf(String text, int position) {
        int line = 1;
        for (int at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
            line++;
        }
        return line;
    }
}
