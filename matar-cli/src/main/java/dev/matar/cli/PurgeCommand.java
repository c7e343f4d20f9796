package dev.matar.cli;

import dev.matar.Matar;
import dev.matar.run.Quarantined;
import dev.matar.schema.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Tell what lies in quarantine (on_drop = \"quarantine\"), and drop what is old.",
        footer = {
            "  matar purge                          what is there, how old, and how many rows",
            "  matar purge --older-than 30d         drop what is older, after a question",
            "  matar purge --older-than 30d --yes   without one"
        })
final class PurgeCommand extends ProjectCommand {

    private static final Pattern AGE = Pattern.compile("(\\d{1,6})([dhm])");

    @Option(
            names = "--older-than",
            paramLabel = "AGE",
            description = "Drop what was put there longer ago: a number and d (days), h (hours) or m (minutes); 0d is everything.")
    private String olderThan;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Mixin
    private LockOptions lock;

    @Override
    void run() {
        if (olderThan == null && yes) {
            throw wrongUsage("With --yes there is --older-than AGE, such as --older-than 30d.");
        }
        Instant now = Instant.now();
        Instant before = olderThan == null ? now : now.minus(age(olderThan));
        Matar matar = lock.in(matar().listener(new Progress(output())));
        List<Quarantined> there = matar.quarantine();
        if (olderThan == null) {
            list("quarantine", there, now, "There is nothing in quarantine.");
            return;
        }
        List<Quarantined> old = there.stream().filter(each -> each.since().isBefore(before)).toList();
        if (!old.isEmpty() && !isAllowed(old, now)) {
            output().talk("Nothing was dropped.");
            return;
        }
        List<Quarantined> dropped = old.isEmpty() ? List.of() : matar.purge(before);
        list("dropped", dropped, now, "Nothing in quarantine is older than " + olderThan + ".");
    }

    private Duration age(String text) {
        Matcher matcher = AGE.matcher(text);
        if (!matcher.matches()) {
            throw wrongUsage("The age \"" + text + "\" is none. Write a number and d (days), h (hours) or m (minutes): 30d, 12h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private boolean isAllowed(List<Quarantined> old, Instant now) {
        if (yes) {
            return true;
        }
        String what = String.join("", old.stream().map(each -> "\n    " + line(each, now)).toList());
        return terminal()
                .ask("This would be dropped for good:" + what + "\nDrop it?")
                .orElseThrow(() -> new Refusal(
                        "purge-in-doubt", "This would be dropped for good:" + what, "Say that it may be, with --yes."));
    }

    private void list(String word, List<Quarantined> some, Instant now, String none) {
        if (output().json()) {
            output().json(Map.of(word, some.stream().map(PurgeCommand::json).toList()));
        } else if (some.isEmpty()) {
            output().talk(none);
        } else {
            some.forEach(each -> output().plain((word.equals("dropped") ? "dropped " : "") + line(each, now)));
        }
    }

    private static String line(Quarantined one, Instant now) {
        return one.name() + "  " + one.what() + ", " + one.amount() + ", for " + words(Duration.between(one.since(), now)) + " by revision "
                + one.revision() + ", " + one.direction().word();
    }

    private static String words(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 60 ? minutes + " min" : minutes < 48 * 60 ? minutes / 60 + " h" : minutes / 60 / 24 + " days";
    }

    private static Map<String, Object> json(Quarantined one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", one.name());
        json.put("table", one.table().toString());
        json.put("column", one.column().orElse(null));
        json.put("revision", one.revision());
        json.put("direction", one.direction().word());
        json.put("since", one.since().toString());
        json.put("rows", one.rows());
        json.put("exact", one.exact());
        json.put("definition", one.definition());
        return json;
    }
}
