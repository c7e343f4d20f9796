package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Expression;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Where a mix of two schemas speaks of an enum value that it has not. */
final class ValueGaps {

    private final Schema known;
    private final Schema wanted;
    private final Draft draft;
    private final Suspects suspects;
    private final BiConsumer<List<Difference>, String> lay;

    ValueGaps(Schema known, Schema wanted, Draft draft, Suspects suspects, BiConsumer<List<Difference>, String> lay) {
        this.known = known;
        this.wanted = wanted;
        this.draft = draft;
        this.suspects = suspects;
        this.lay = lay;
    }

    void find() {
        for (EnumType type : draft.some(EnumType.class)) {
            Set<String> lacking = new HashSet<>();
            known.enums().find(type.name()).ifPresent(other -> lacking.addAll(other.values()));
            wanted.enums().find(type.name()).ifPresent(other -> lacking.addAll(other.values()));
            type.values().forEach(lacking::remove);
            draft.tables().values().forEach(sheet -> sheet.columns().values().stream()
                    .filter(column -> column.type().enumType().equals(Optional.of(type.name())))
                    .forEach(column -> requireValues(sheet, column, type, lacking)));
        }
    }

    private void requireValues(Draft.Sheet sheet, Column column, EnumType type, Set<String> lacking) {
        Name table = sheet.like().name();
        boolean bare = column.type() instanceof Type.Enum;
        if (bare && column.defaultValue() instanceof Default.Value value && !type.values().contains(value.value())) {
            List<Difference> those = suspects.all(
                    suspects.aspect(Kind.DEFAULT, table, column.name()),
                    suspects.aspect(Kind.TYPE, table, column.name()),
                    suspects.relation(type.name()));
            lay.accept(those, "the default of " + Gaps.path(table, column.name()) + " needs the value " + value.value() + " of " + type.name());
        }
        lacking.forEach(value -> requireSilence(sheet, column, type.name(), value));
    }

    /** Nothing may compare the column with a value that its type does not have. */
    private void requireSilence(Draft.Sheet sheet, Column column, Name type, String value) {
        Name table = sheet.like().name();
        List<Difference> about = suspects.all(suspects.relation(type), suspects.aspect(Kind.TYPE, table, column.name()));
        sheet.parts().forEach((part, it) -> {
            if (Expression.holds(Parts.text(it), value) && Parts.uses(it, column.name())) {
                lay.accept(suspects.all(about, suspects.part(table, part)), speaks(Gaps.path(table, part), value, type));
            }
        });
        for (Column other : sheet.columns().values()) {
            String text = Parts.text(other);
            if (Expression.holds(text, value) && (other.name().equals(column.name()) || Expression.of(text).mentions(column.name()))) {
                lay.accept(
                        suspects.all(about, suspects.aspect(Kind.DEFAULT, table, other.name())),
                        speaks("the default of " + Gaps.path(table, other.name()), value, type));
            }
        }
        for (View view : draft.some(View.class)) {
            if (Expression.holds(view.query(), value) && view.reads(table, column.name())) {
                lay.accept(suspects.all(about, suspects.relation(view.name())), speaks("the view " + view.name(), value, type));
            }
        }
    }

    private static String speaks(String what, String value, Name type) {
        return what + " speaks of the value " + value + " of the enum type " + type;
    }
}
