package dev.matar.dialect.postgresql;

import dev.matar.dialect.Database;
import dev.matar.schema.Refusal;
import java.util.regex.Pattern;

/** What the driver cannot read in a url. */
final class PostgresqlUrl {

    /** An at sign before the parameters; or behind a question mark of the password, as what should be a port is no number then. */
    private static final Pattern USER_BEFORE_HOST =
            Pattern.compile("^jdbc:postgresql://([^?]*@|[^/?\\[\\]]*:(?!\\d*([/?,]|$)).*@)");

    private PostgresqlUrl() {}

    /** The driver takes user and password before the host for a part of it, and writes them to the log. */
    static void requireNoUserBeforeHost(Database database) {
        if (USER_BEFORE_HOST.matcher(database.url()).find()) {
            throw new Refusal(
                    "connection-failed",
                    "There is no connection to " + database.shownUrl() + ": its driver takes user and password before the host for a part of it.",
                    "Take them out of the url and write them as settings of their own, user and password.");
        }
    }
}
