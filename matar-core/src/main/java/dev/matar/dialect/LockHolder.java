package dev.matar.dialect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Who holds a lock, as far as that can be known; what is not is empty.
 *
 * @param process what to look for on its host, or in the server's list of sessions: {@code process 4711}, {@code session 12}
 * @param who a user, or what a program calls itself
 * @param host a name or an address
 * @param since the time, of UTC
 */
public record LockHolder(String process, String who, String host, String since) {

    private static final String SESSION = "session ";

    public static final LockHolder UNKNOWN = new LockHolder("another process", "", "", "");

    /** Some of it was written by another process, and all of it may be shown on a terminal. */
    public LockHolder {
        process = printable(process);
        who = printable(who);
        host = printable(host);
        since = printable(since);
    }

    /** This very process, which holds nothing yet. */
    public static LockHolder here(String user, String host) {
        return new LockHolder("process " + ProcessHandle.current().pid(), user, host, "");
    }

    /** A session of a server's. */
    public static LockHolder session(long number, String who, String host, String since) {
        return new LockHolder(SESSION + number, who, host, since);
    }

    /** The number of the session that it is; none where it is a process. */
    public OptionalLong session() {
        return process.startsWith(SESSION) ? OptionalLong.of(Long.parseLong(process.substring(SESSION.length()))) : OptionalLong.empty();
    }

    /** The same, holding it from now on. */
    public LockHolder fromNow() {
        return new LockHolder(process, who, host, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String printable(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** Such as {@code process 4711 of ada from build-7 since 2026-11-25T10:00:00Z}. */
    @Override
    public String toString() {
        return process
                + (who.isEmpty() ? "" : " of " + who)
                + (host.isEmpty() ? "" : " from " + host)
                + (since.isEmpty() ? "" : " since " + since);
    }
}
