package dev.matar.cli;

import dev.matar.Matar;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options by which somebody says what to do about another run that has the lock. */
final class LockOptions {

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Converter.class,
            description = "How long to wait for another process that moves the database: 30s, 5m, 0 for not at all.")
    private Duration time;

    @Option(
            names = "--end-holder",
            description = "End the session of another process that moves the database, and with it what that has under way.")
    private boolean endHolder;

    Matar in(Matar matar) {
        Matar patient = time == null ? matar : matar.lockTimeout(time);
        return endHolder ? patient.endingHolder() : patient;
    }

    static final class Converter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return TimeSpan.read(text).orElseThrow(() -> new TypeConversionException("\"" + text + "\" is no time. " + TimeSpan.REMEDY));
        }
    }
}
