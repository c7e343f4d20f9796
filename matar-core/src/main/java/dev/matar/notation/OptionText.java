package dev.matar.notation;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What only one dialect knows: {@code postgresql.using = 'gin'}. */
final class OptionText {

    static final String EXAMPLE = "option sqlite.strict = 'true'";

    private OptionText() {}

    static String write(String key, String value) {
        return Words.dotted(key) + " = " + Words.string(value);
    }

    static String write(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> write(option.getKey(), option.getValue()))
                .collect(Collectors.joining(", "));
    }

    static Map<String, String> readAll(Cursor in) {
        Map<String, String> options = new TreeMap<>();
        do {
            read(in, options);
        } while (in.take(','));
        return options;
    }

    /** Puts the option that stands here among those read before, which it must not repeat. */
    static Map<String, String> read(Cursor in, Map<String, String> options) {
        StringBuilder key = new StringBuilder(in.name());
        while (in.take('.')) {
            key.append('.').append(in.name());
        }
        if (options.put(key.toString(), in.expect('=').string()) != null) {
            throw in.expected("another option than " + key + " again");
        }
        return options;
    }
}
