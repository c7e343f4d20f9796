package dev.matar.cli;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A time as a user writes it: {@code 30s}, {@code 5m}, {@code 1h30m}, {@code 0}. */
final class TimeSpan {

    static final String REMEDY = "Write a time such as 30s, 10m or 1h30m, or 0 for not to wait.";

    private TimeSpan() {}

    /** None where the text is no time, or one before zero. */
    static Optional<Duration> read(String text) {
        try {
            return Optional.of(text.equals("0") ? Duration.ZERO : Duration.parse("PT" + text)).filter(time -> !time.isNegative());
        } catch (DateTimeParseException | ArithmeticException noTime) {
            return Optional.empty();
        }
    }
}
