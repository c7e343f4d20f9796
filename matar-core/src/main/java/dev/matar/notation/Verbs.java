package dev.matar.notation;

import dev.matar.operation.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations and how each is written and read; a new one is a new {@link Verb} in one of the lists below. */
final class Verbs {

    static final List<Verb<?>> ALL = Stream.of(TableVerbs.ALL, MemberVerbs.ALL, ObjectVerbs.ALL, GroupVerbs.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<Class<?>, Verb<?>> BY_TYPE = ALL.stream()
            .collect(Collectors.toUnmodifiableMap(Verb::type, Function.identity(), (first, second) -> first));

    private Verbs() {}

    static void write(Operation operation, Page page) {
        BY_TYPE.get(operation.getClass()).write(operation, page);
    }

    static List<Operation> read(List<Line> lines) {
        List<Operation> operations = new ArrayList<>();
        for (Line line : lines) {
            operations.add(read(line));
        }
        return operations;
    }

    private static Operation read(Line line) {
        for (Verb<?> verb : ALL) {
            if (Cursor.begins(line, verb.phrase())) {
                return verb.read(line);
            }
        }
        throw line.refuse("«" + line.text() + "» is no operation.", "Operations begin with " + phrases(line) + ".");
    }

    /** Those that begin with the line's first word; all where there are none. */
    private static String phrases(Line line) {
        List<String> near = ALL.stream()
                .map(Verb::phrase)
                .filter(phrase -> Cursor.begins(line, phrase.split(" ")[0]))
                .toList();
        Stream<String> shown = near.isEmpty() ? ALL.stream().map(Verb::phrase) : near.stream();
        return shown.collect(Collectors.joining(", "));
    }
}
