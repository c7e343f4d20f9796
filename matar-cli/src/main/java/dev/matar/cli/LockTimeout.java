package dev.matar.cli;

import dev.matar.Matar;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option by which somebody says for this run how long to wait for another one. */
final class LockTimeout {

    @Option(
            names = "--lock-timeout",
            paramLabel = "TIME",
            converter = Converter.class,
            description = "How long to wait for another process that moves the database: 30s, 5m, 0 for not at all.")
    private Duration time;

    Matar in(Matar matar) {
        return time == null ? matar : matar.lockTimeout(time);
    }

    static final class Converter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            return TimeSpan.read(text).orElseThrow(() -> new TypeConversionException("\"" + text + "\" is no time. " + TimeSpan.REMEDY));
        }
    }
}
