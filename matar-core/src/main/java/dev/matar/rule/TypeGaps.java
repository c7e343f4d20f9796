package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Where something in a mix of two schemas was made for a column of another type. */
final class TypeGaps {

    private final Schema known;
    private final Schema wanted;
    private final Suspects suspects;
    private final BiConsumer<List<Difference>, String> lay;

    TypeGaps(Schema known, Schema wanted, Suspects suspects, BiConsumer<List<Difference>, String> lay) {
        this.known = known;
        this.wanted = wanted;
        this.suspects = suspects;
        this.lay = lay;
    }

    /** Looks at a table that both schemas have. */
    void find(Draft.Sheet sheet, Table before, Table after) {
        for (Column column : sheet.columns().values()) {
            Optional<Column> one = before.columns().find(column.name());
            Optional<Column> other = after.columns().find(column.name());
            if (one.isPresent() && other.isPresent()) {
                requireDefault(sheet.like().name(), column, one.get(), other.get());
            }
            if (column.defaultValue() instanceof Default.Identity) {
                requireNumberedKey(sheet, column, Stream.of(before, after).filter(side -> isNumbered(side, column.name())).toList());
            }
        }
        sheet.parts().forEach((part, it) -> {
            for (Table origin : List.of(before, after)) {
                if (it.equals(Draft.Sheet.partsOf(origin).get(part)) && !isFree(part, it, before, after)) {
                    requireUsed(sheet, part, it, origin);
                }
            }
        });
    }

    /** What both sides have goes with the types of both. */
    private static boolean isFree(String part, Table.Part it, Table before, Table after) {
        return it.equals(Draft.Sheet.partsOf(before).get(part)) && it.equals(Draft.Sheet.partsOf(after).get(part));
    }

    private void requireDefault(Name table, Column column, Column before, Column after) {
        Default source = column.defaultValue();
        boolean ofBefore = source.equals(before.defaultValue()) && isAlike(column.type(), before.type());
        boolean ofAfter = source.equals(after.defaultValue()) && isAlike(column.type(), after.type());
        if (!source.equals(Default.NONE) && !ofBefore && !ofAfter) {
            lay.accept(
                    suspects.all(suspects.aspect(Kind.TYPE, table, column.name()), suspects.aspect(Kind.DEFAULT, table, column.name())),
                    "the default of " + Gaps.path(table, column.name()) + " is made for another type");
        }
        if (source instanceof Default.Identity && column.nullable()) {
            lay.accept(
                    suspects.all(suspects.aspect(Kind.NULLABILITY, table, column.name()), suspects.aspect(Kind.DEFAULT, table, column.name())),
                    Gaps.path(table, column.name()) + " is numbered by the database, which keeps it from being null");
        }
    }

    /** Some databases number nothing but the primary key; they cannot be meant where a column is numbered that is none. */
    private void requireNumberedKey(Draft.Sheet sheet, Column column, List<Table> numbering) {
        Name table = sheet.like().name();
        List<String> key = List.of(column.name());
        boolean isKey = sheet.parts().values().stream()
                .anyMatch(part -> part instanceof Constraint.PrimaryKey there && there.columns().equals(key));
        if (!isKey && numbering.stream().allMatch(side -> side.primaryKey().filter(k -> k.columns().equals(key)).isPresent())) {
            List<Difference> keys = Stream.of(known, wanted)
                    .flatMap(schema -> schema.table(table).primaryKey().stream())
                    .flatMap(there -> suspects.part(table, there.name()).stream())
                    .toList();
            lay.accept(
                    suspects.all(suspects.aspect(Kind.DEFAULT, table, column.name()), keys),
                    Gaps.path(table, column.name()) + " is numbered by the database as the primary key");
        }
    }

    private static boolean isNumbered(Table table, String column) {
        return table.columns().find(column).filter(c -> c.defaultValue() instanceof Default.Identity).isPresent();
    }

    private void requireUsed(Draft.Sheet sheet, String part, Table.Part it, Table origin) {
        Name table = sheet.like().name();
        for (Column column : origin.columns()) {
            Column there = sheet.columns().get(column.name());
            if (there != null && !isAlike(there.type(), column.type()) && Parts.uses(it, column.name())) {
                lay.accept(
                        suspects.all(suspects.part(table, part), suspects.aspect(Kind.TYPE, table, column.name())),
                        Gaps.path(table, part) + " is made for another type of " + column.name());
            }
        }
    }

    private static boolean isAlike(Type one, Type other) {
        return one.equals(other) || family(one).equals(family(other));
    }

    private static Object family(Type type) {
        if (type instanceof Type.Varchar || type instanceof Type.Text || type instanceof Type.Char) {
            return "text";
        }
        boolean number = type instanceof Type.SmallInt || type instanceof Type.Integer || type instanceof Type.BigInt;
        boolean same = type instanceof Type.Enum || type instanceof Type.Native || type instanceof Type.Array || type instanceof Type.Variant;
        return number ? "number" : same ? type : type.getClass();
    }

    /** A foreign key whose columns were of one type on its own side should not come to be of two. */
    void requireOneType(Draft.Sheet sheet, String part, Constraint.ForeignKey key, Draft.Sheet target) {
        Name table = sheet.like().name();
        Name targetName = target.like().name();
        for (int i = 0; i < key.columns().size(); i++) {
            Column column = sheet.columns().get(key.columns().get(i));
            Column other = target.columns().get(key.target().columns().get(i));
            boolean fits = column == null || column.type().equals(other.type());
            if (!fits && (fitsIn(known, table, key, i) || fitsIn(wanted, table, key, i))) {
                lay.accept(
                        suspects.all(
                                suspects.aspect(Kind.TYPE, table, column.name()),
                                suspects.aspect(Kind.TYPE, targetName, other.name()),
                                suspects.part(table, part)),
                        "the foreign key " + Gaps.path(table, part) + " holds together " + column.name() + " and "
                                + Gaps.path(targetName, other.name()) + ", which have to be of one type");
            }
        }
    }

    private static boolean fitsIn(Schema schema, Name name, Constraint.ForeignKey key, int place) {
        Optional<Table> table = schema.tables().find(name).filter(t -> t.constraints().find(key.name()).filter(key::equals).isPresent());
        return table.isPresent()
                && table.get().column(key.columns().get(place)).type()
                        .equals(schema.table(key.target().table()).column(key.target().columns().get(place)).type());
    }
}
