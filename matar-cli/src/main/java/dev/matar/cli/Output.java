package dev.matar.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.matar.schema.Refusal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Where a command's results and its talk go: results to the one stream, progress, warnings and errors to the other. */
final class Output {

    private static final String ERASE_LINE = "\r\033[K";

    private final Terminal terminal;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean colored;
    private final boolean json;
    private final boolean quiet;
    private final boolean verbose;
    private boolean transientLine;

    Output(Terminal terminal, boolean colored, boolean json, boolean quiet, boolean verbose) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.err = terminal.err();
        this.colored = colored;
        this.json = json;
        this.quiet = quiet;
        this.verbose = verbose;
    }

    /** Whether the result is to be JSON. */
    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** A line of the result. */
    void plain(String text) {
        out.println(text);
    }

    /** A result that is a text of its own, such as a script. */
    void whole(String text) {
        out.print(text);
        out.flush();
    }

    /** The result on one line, for programs. */
    void json(Object value) {
        Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
        out.println(gson.toJson(value));
    }

    /** Whether talk is heard. */
    boolean talks() {
        return !quiet;
    }

    /** Whether talk that the next talk takes the place of is seen. */
    boolean talksTransiently() {
        return talks() && terminal.watched();
    }

    /** A line of talk, such as progress. */
    void talk(String text) {
        if (talks()) {
            err.println((transientLine ? ERASE_LINE : "") + terminal.relative(text));
            transientLine = false;
        }
    }

    /** Talk that the next talk takes the place of; only on a terminal. */
    void transientTalk(String text) {
        if (talksTransiently()) {
            err.print((transientLine ? ERASE_LINE : "") + text);
            err.flush();
            transientLine = true;
        }
    }

    void warn(String text) {
        talk(styled(Style.WARNING, "warning:") + " " + text);
    }

    String styled(Style style, String text) {
        return colored ? style.of(text) : text;
    }

    void error(Refusal refusal) {
        if (transientLine) {
            err.print(ERASE_LINE);
        }
        if (json) {
            json(Map.of("error", facts(refusal)));
        } else {
            err.println(styled(Style.ERROR, "error:") + " " + terminal.relative(refusal.problem()));
            if (!refusal.remedy().isEmpty()) {
                err.println(terminal.relative(refusal.remedy()));
            }
        }
    }

    /** Where in the code an error arose, for who asked for more; frames hold names of the code alone, and stay as they are. */
    void trace(Throwable thrown, UnaryOperator<String> withoutSecrets) {
        if (verbose) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .map(line -> line.stripLeading().startsWith("at ") ? line : withoutSecrets.apply(line))
                    .forEach(err::println);
        }
    }

    private Map<String, String> facts(Refusal refusal) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("code", refusal.code());
        facts.put("message", terminal.relative(refusal.problem()));
        facts.put("remedy", terminal.relative(refusal.remedy()));
        return facts;
    }
}
