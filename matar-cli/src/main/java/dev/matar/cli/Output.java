package dev.matar.cli;

import com.google.gson.GsonBuilder;
import dev.matar.schema.Refusal;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Where a command's results and its talk go: results to the one stream, progress, warnings and errors to the other. */
final class Output {

    private static final String ERASE_LINE = "\r\033[K";

    private final PrintStream out;
    private final PrintStream err;
    private final Ansi ansi;
    private final boolean json;
    private final boolean quiet;
    private final boolean verbose;
    private boolean transientLine;

    Output(PrintStream out, PrintStream err, MatarCommand options) {
        this(out, err, options.ansi(), options.json, options.quiet, options.verbose);
    }

    Output(PrintStream out, PrintStream err, Ansi ansi, boolean json, boolean quiet, boolean verbose) {
        this.out = out;
        this.err = err;
        this.ansi = ansi;
        this.json = json;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** The stream of results, for what is written piece by piece. */
    PrintStream results() {
        return out;
    }

    /** A line of the result. */
    void plain(String text) {
        out.println(text);
    }

    void json(Object value) {
        out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create().toJson(value));
    }

    /** A line of talk, such as progress. */
    void talk(String text) {
        if (!quiet) {
            err.println((transientLine ? ERASE_LINE : "") + text);
            transientLine = false;
        }
    }

    /** Talk that the next talk takes the place of; only on a terminal. */
    void transientTalk(String text) {
        if (!quiet && ansi.enabled()) {
            err.print((transientLine ? ERASE_LINE : "") + text);
            err.flush();
            transientLine = true;
        }
    }

    /** Text in a colour or style, with nothing in it taken for markup. */
    String styled(String style, String text) {
        return ansi.enabled() ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.off(Ansi.Style.parse(style)) : text;
    }

    void error(Refusal refusal) {
        if (transientLine) {
            err.print(ERASE_LINE);
        }
        if (json) {
            Map<String, String> error = new LinkedHashMap<>();
            error.put("code", refusal.code());
            error.put("message", refusal.problem());
            error.put("remedy", refusal.remedy());
            json(Map.of("error", error));
            return;
        }
        err.println(styled("bold,red", "error:") + " " + refusal.problem());
        if (!refusal.remedy().isEmpty()) {
            err.println(refusal.remedy());
        }
        if (verbose) {
            refusal.printStackTrace(err);
        }
    }
}
