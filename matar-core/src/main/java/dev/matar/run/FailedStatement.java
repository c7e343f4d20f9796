package dev.matar.run;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What drivers tell of a statement that failed, and how it is shown. */
final class FailedStatement {

    private static final Pattern BATCH_ENTRY = Pattern.compile("batch entry (\\d+)", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_CHARACTERS = 2_000;

    private FailedStatement() {}

    static Throwable root(SQLException e) {
        return e instanceof BatchUpdateException && e.getCause() != null ? e.getCause() : e;
    }

    /** Whether there was no answer; some drivers connect again by themselves then, as if nothing had been. */
    static boolean isOfConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("08")) {
                return true;
            }
        }
        return false;
    }

    /** Drivers name the failed entry in their message, or else tell how many were done before it. */
    static int index(BatchUpdateException e) {
        Matcher entry = BATCH_ENTRY.matcher(String.valueOf(e.getMessage()));
        if (entry.find()) {
            return Integer.parseInt(entry.group(1));
        }
        int[] counts = e.getUpdateCounts();
        int done = 0;
        while (counts != null && done < counts.length && counts[done] != java.sql.Statement.EXECUTE_FAILED) {
            done++;
        }
        return done;
    }

    /** The beginning is enough to know a statement by. */
    static String shown(String sql) {
        List<String> lines = sql.lines().toList();
        String shown = String.join("\n", lines.subList(0, Math.min(lines.size(), SHOWN_LINES)));
        String cut = shown.length() > SHOWN_CHARACTERS ? shown.substring(0, SHOWN_CHARACTERS) + "…" : shown;
        String rest = lines.size() > SHOWN_LINES ? "\n… and " + (lines.size() - SHOWN_LINES) + " more lines" : "";
        return "    " + (cut + rest).replace("\n", "\n    ");
    }
}
