package dev.matar.notation;

import dev.matar.schema.Name;
import dev.matar.schema.View;

/** Views: {@code active_post as | select _id from post where is_active}; a query of several lines stands below. */
final class ViewText {

    private ViewText() {}

    static void write(String words, View view, Page page) {
        page.text(words + " " + Words.name(view.name()) + " as", view.query());
    }

    static View read(Cursor in) {
        Name name = in.qualifiedName();
        return new View(name, in.expect("as").freeText());
    }
}
