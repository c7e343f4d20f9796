package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Dotted;
import dev.matar.schema.EnumType;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a mix of two schemas from being whole: something of the one that needs what the other has not, or has otherwise. Each
 * gap is laid to the accepted differences that made it; what either schema has by itself is none.
 */
final class Gaps {

    private final Schema known;
    private final Schema wanted;
    private final Draft draft;
    private final Suspects suspects;
    private final TypeGaps types;
    private final Map<Difference, String> found = new LinkedHashMap<>();

    Gaps(Schema known, Schema wanted, Draft draft, Set<Difference> accepted) {
        this.known = known;
        this.wanted = wanted;
        this.draft = draft;
        this.suspects = new Suspects(accepted);
        this.types = new TypeGaps(known, wanted, suspects, this::lay);
        draft.tables().keySet().forEach(this::requireNamespace);
        draft.relations().keySet().forEach(this::requireNamespace);
        draft.tables().values().forEach(this::requireWhole);
        new NameGaps(known, wanted, suspects, this::lay).find(draft);
        new ValueGaps(known, wanted, draft, suspects, this::lay).find();
        new ViewGaps(known, wanted, draft, suspects, this::lay).find();
    }

    /** The accepted differences that cannot be accepted, and why. */
    Map<Difference, String> found() {
        return found;
    }

    private void lay(List<Difference> those, String reason) {
        those.forEach(difference -> found.putIfAbsent(difference, reason));
    }

    private void requireNamespace(Name name) {
        String namespace = name.namespace();
        if (!namespace.isEmpty() && !draft.namespaces().contains(namespace)) {
            List<Difference> those = new ArrayList<>(suspects.relation(name));
            those.addAll(suspects.namespace(namespace));
            lay(those, write(name) + " needs the namespace " + namespace);
        }
    }

    private void requireWhole(Draft.Sheet sheet) {
        Name name = sheet.like().name();
        sheet.columns().values().forEach(column -> requireType(name, column));
        Optional<Table> before = known.tables().find(name);
        Optional<Table> after = wanted.tables().find(name);
        boolean mixed = before.isPresent() && after.isPresent() && !before.equals(after);
        if (mixed) {
            Origin origin = new Origin(before.get(), after.get());
            sheet.columns().values().forEach(column -> requireSources(sheet, column, origin));
            sheet.parts().forEach((part, it) -> requireColumns(sheet, part, it, origin));
            requireOneKey(sheet);
            types.find(sheet, before.get(), after.get());
        }
        sheet.parts().forEach((part, it) -> {
            if (it instanceof Constraint.ForeignKey key && !key.target().external()) {
                requireTarget(sheet, part, key);
            }
        });
    }

    private void requireType(Name table, Column column) {
        Optional<Name> type = column.type().enumType();
        if (type.isPresent() && !(draft.relations().get(type.get()) instanceof EnumType)) {
            lay(
                    suspects.all(suspects.aspect(Kind.TYPE, table, column.name()), suspects.relation(type.get())),
                    path(table, column.name()) + " needs the enum type " + write(type.get()));
        }
        if (column.defaultValue() instanceof Default.Expression next) {
            requireSequences(table, column, next);
        }
    }

    /** A default that both schemas have finds in both what it draws from, or does not need it. */
    private void requireSequences(Name table, Column column, Default.Expression next) {
        boolean ofKnown = hasDefault(known, table, column);
        boolean ofWanted = hasDefault(wanted, table, column);
        for (Name sequence : ofKnown == ofWanted ? Set.<Name>of() : (ofKnown ? known : wanted).sequences().keys()) {
            if (!(draft.relations().get(sequence) instanceof Sequence) && next.draws(sequence)) {
                lay(
                        suspects.all(suspects.aspect(Kind.DEFAULT, table, column.name()), suspects.relation(sequence)),
                        "the default of " + path(table, column.name()) + " draws from the sequence " + write(sequence));
            }
        }
    }

    private static boolean hasDefault(Schema schema, Name table, Column column) {
        return schema.tables().find(table).filter(found -> hasDefault(found.columns(), column)).isPresent();
    }

    /** What of the columns of a table a text or a list of one side may speak of. */
    private record Origin(Table before, Table after) {

        /** The columns that something of these sides needs to be there. */
        Set<String> columns(boolean ofKnown, boolean ofWanted) {
            Set<String> columns = new HashSet<>(ofKnown ? before.columns().keys() : after.columns().keys());
            if (ofKnown && ofWanted) {
                columns.retainAll(after.columns().keys());
            }
            return columns;
        }
    }

    private void requireSources(Draft.Sheet sheet, Column column, Origin origin) {
        boolean ofKnown = hasDefault(origin.before().columns(), column);
        boolean ofWanted = hasDefault(origin.after().columns(), column);
        Name table = sheet.like().name();
        for (String source : origin.columns(ofKnown, ofWanted)) {
            if (column.isComputed() && !sheet.columns().containsKey(source) && column.uses(source)) {
                lay(
                        suspects.all(suspects.aspect(Kind.DEFAULT, table, column.name()), suspects.column(table, source)),
                        path(table, column.name()) + " is computed from the column " + source);
            }
        }
    }

    private static boolean hasDefault(Members<String, Column> columns, Column column) {
        return columns.find(column.name()).filter(c -> c.defaultValue().equals(column.defaultValue())).isPresent();
    }

    private void requireColumns(Draft.Sheet sheet, String part, Table.Part it, Origin origin) {
        boolean ofKnown = it.equals(Draft.Sheet.partsOf(origin.before()).get(part));
        boolean ofWanted = it.equals(Draft.Sheet.partsOf(origin.after()).get(part));
        Name table = sheet.like().name();
        for (String column : origin.columns(ofKnown, ofWanted)) {
            if (!sheet.columns().containsKey(column) && Parts.uses(it, column)) {
                lay(
                        suspects.all(suspects.part(table, part), suspects.column(table, column)),
                        path(table, part) + " is about the column " + column);
            } else if (it instanceof Constraint.PrimaryKey key && key.columns().contains(column) && sheet.columns().get(column).nullable()) {
                lay(
                        suspects.all(suspects.part(table, part), suspects.aspect(Kind.NULLABILITY, table, column)),
                        "the primary key " + part + " keeps " + path(table, column) + " from being null");
            }
        }
    }

    private void requireOneKey(Draft.Sheet sheet) {
        List<String> keys = sheet.parts().keySet().stream()
                .filter(part -> sheet.parts().get(part) instanceof Constraint.PrimaryKey)
                .toList();
        if (keys.size() > 1) {
            Name table = sheet.like().name();
            keys.forEach(key -> lay(suspects.part(table, key), write(table) + " can have one primary key only"));
        }
    }

    private void requireTarget(Draft.Sheet sheet, String part, Constraint.ForeignKey key) {
        Name table = sheet.like().name();
        Name target = key.target().table();
        Draft.Sheet there = draft.tables().get(target);
        if (there == null) {
            lay(
                    suspects.all(suspects.part(table, part), suspects.relation(target)),
                    "the foreign key " + path(table, part) + " needs the table " + write(target));
            return;
        }
        List<Difference> those = new ArrayList<>(suspects.part(table, part));
        String reason = "the foreign key " + path(table, part) + " needs a key over (" + String.join(", ", key.target().columns()) + ") of "
                + write(target);
        boolean columns = there.columns().keySet().containsAll(key.target().columns());
        if (!columns || there.parts().values().stream().noneMatch(it -> Parts.isKey(it, key.target().columns()))) {
            key.target().columns().forEach(column -> those.addAll(suspects.column(target, column)));
            those.addAll(suspects.keys(target, List.of(known, wanted), key.target().columns()));
            lay(those, reason);
        } else {
            types.requireOneType(sheet, part, key, there);
        }
    }

    static String path(Name owner, String object) {
        return write(owner) + "." + Dotted.write(object);
    }

    static String write(Name name) {
        return Dotted.write(name);
    }
}
