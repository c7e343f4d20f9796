package dev.matar.rule;

import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.List;
import java.util.function.BiConsumer;

/** Where a view in a mix of two schemas reads what is not there. */
final class ViewGaps {

    private final Schema known;
    private final Schema wanted;
    private final Draft draft;
    private final Suspects suspects;
    private final BiConsumer<List<Difference>, String> lay;

    ViewGaps(Schema known, Schema wanted, Draft draft, Suspects suspects, BiConsumer<List<Difference>, String> lay) {
        this.known = known;
        this.wanted = wanted;
        this.draft = draft;
        this.suspects = suspects;
        this.lay = lay;
    }

    /** A view that both schemas have finds in both what it reads, or does not need it. */
    void find() {
        for (View view : draft.some(View.class)) {
            boolean ofKnown = known.views().find(view.name()).filter(view::equals).isPresent();
            boolean ofWanted = wanted.views().find(view.name()).filter(view::equals).isPresent();
            requireSources(view, ofKnown ? known : wanted, ofKnown && ofWanted ? wanted : null);
        }
    }

    private void requireSources(View view, Schema own, Schema other) {
        for (Table table : own.tables()) {
            boolean inOther = other == null || other.tables().has(table.name());
            if (inOther && view.reads(table.name())) {
                requireSource(view, table, other);
            }
        }
        for (Name name : own.views().keys()) {
            boolean inOther = other == null || other.views().has(name);
            boolean there = draft.tables().containsKey(name) || draft.relations().get(name) instanceof View;
            if (inOther && !there && view.reads(name)) {
                lay(view, name);
            }
        }
    }

    private void requireSource(View view, Table table, Schema other) {
        Draft.Sheet sheet = draft.tables().get(table.name());
        if (sheet == null) {
            lay(view, table.name());
            return;
        }
        for (String column : table.columns().keys()) {
            boolean inOther = other == null || other.table(table.name()).columns().has(column);
            boolean lacking = inOther && !sheet.columns().containsKey(column);
            if (lacking && Expression.of(view.query()).mentions(column) && view.reads(table.name(), column)) {
                lay.accept(
                        suspects.all(suspects.relation(view.name()), suspects.column(table.name(), column)),
                        "the view " + Gaps.write(view.name()) + " reads " + Gaps.path(table.name(), column));
            }
        }
    }

    private void lay(View view, Name read) {
        lay.accept(
                suspects.all(suspects.relation(view.name()), suspects.relation(read)),
                "the view " + Gaps.write(view.name()) + " reads " + Gaps.write(read));
    }
}
