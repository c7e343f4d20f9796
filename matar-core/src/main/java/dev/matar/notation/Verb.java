package dev.matar.notation;

import dev.matar.operation.Operation;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one operation is written and read.
 *
 * @param phrase the words its line begins with
 * @param example how it looks, for people who wrote something else
 * @param writer writes all of it
 * @param reader reads what follows the phrase
 */
record Verb<O extends Operation>(
        Class<O> type, String phrase, String example, BiConsumer<O, Page> writer, Function<Cursor, O> reader) {

    /** An operation of one line: the phrase and what follows it. */
    static <O extends Operation> Verb<O> line(
            Class<O> type, String phrase, String example, Function<O, String> written, Function<Cursor, O> reader) {
        return new Verb<>(
                type, phrase, example, (operation, page) -> page.line(phrase + " " + written.apply(operation)), reader);
    }

    void write(Operation operation, Page page) {
        writer.accept(type.cast(operation), page);
    }

    O read(Line line) {
        return Cursor.read(line, example, in -> reader.apply(in.expect(phrase)));
    }
}
