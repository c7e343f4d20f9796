package dev.matar.rule;

import dev.matar.schema.Column;
import dev.matar.schema.EnumType;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A walk through two schemas side by side that finds each difference and takes, of each, the one side or the other. To compare and to
 * mix is one walk, so that what is found and what is chosen cannot part.
 *
 * <p>A table's options and the order of things are no difference; the wanted schema has its way there.
 */
final class Mix {

    private final Predicate<Difference> keepsKnown;
    private final List<Difference> differences = new ArrayList<>();
    private final Draft draft = Draft.empty();

    Mix(Schema known, Schema wanted, Predicate<Difference> keepsKnown) {
        this.keepsKnown = keepsKnown;
        mixNamespaces(known.namespaces(), wanted.namespaces());
        Map<Name, Member<Name>> before = relations(known);
        Map<Name, Member<Name>> after = relations(wanted);
        for (Name name : union(after.keySet(), before.keySet())) {
            mix(name, before.get(name), after.get(name));
        }
    }

    List<Difference> differences() {
        return differences;
    }

    Draft draft() {
        return draft;
    }

    static Map<Name, Member<Name>> relations(Schema schema) {
        Map<Name, Member<Name>> relations = new LinkedHashMap<>();
        schema.enums().forEach(type -> relations.put(type.name(), type));
        schema.sequences().forEach(sequence -> relations.put(sequence.name(), sequence));
        schema.tables().forEach(table -> relations.put(table.name(), table));
        schema.views().forEach(view -> relations.put(view.name(), view));
        return relations;
    }

    static boolean has(Schema schema, Name name) {
        return schema.tables().has(name) || schema.views().has(name) || schema.sequences().has(name) || schema.enums().has(name);
    }

    private static <K> Set<K> union(Set<K> first, Set<K> then) {
        Set<K> union = new LinkedHashSet<>(first);
        union.addAll(then);
        return union;
    }

    private static <T> Side side(T known, T wanted) {
        return known == null ? Side.MISSING : wanted == null ? Side.EXTRA : Side.CHANGED;
    }

    private <T> T choose(Difference difference, T known, T wanted) {
        differences.add(difference);
        return keepsKnown.test(difference) ? known : wanted;
    }

    private void mixNamespaces(Set<String> known, Set<String> wanted) {
        for (String namespace : union(wanted, known)) {
            boolean before = known.contains(namespace);
            boolean after = wanted.contains(namespace);
            Side side = before ? Side.EXTRA : Side.MISSING;
            Difference difference = new Difference(
                    side, Kind.NAMESPACE, Name.of(namespace), "", before ? "there" : "not there", after ? "there" : "not there");
            if (before && after || choose(difference, before, after)) {
                draft.namespaces().add(namespace);
            }
        }
    }

    private void mix(Name name, Member<Name> known, Member<Name> wanted) {
        if (known instanceof Table before && wanted instanceof Table after) {
            draft.tables().put(name, before.equals(after) ? Draft.Sheet.of(after) : mixed(before, after));
            return;
        }
        Member<Name> chosen = wanted;
        if (!isSame(known, wanted)) {
            boolean values = known instanceof EnumType && wanted instanceof EnumType;
            Kind kind = values ? Kind.ENUM_VALUES : Phrases.kind(known == null ? wanted : known);
            chosen = choose(new Difference(side(known, wanted), kind, name, "", words(kind, known), words(kind, wanted)), known, wanted);
        }
        if (chosen instanceof Table table) {
            draft.tables().put(name, Draft.Sheet.of(table));
        } else if (chosen != null) {
            draft.relations().put(name, chosen);
        }
    }

    private static String words(Kind kind, Member<Name> relation) {
        return relation == null ? "no " + kind.word() : Phrases.of(relation);
    }

    private static String words(Kind kind, Table.Part part) {
        return part == null ? "no " + kind.word() : Phrases.of(part);
    }

    private static boolean isSame(Object known, Object wanted) {
        return known != null && known.equals(wanted);
    }

    private Draft.Sheet mixed(Table known, Table wanted) {
        Name name = wanted.name();
        String comment = wanted.comment();
        if (!known.comment().equals(comment)) {
            comment = choose(
                    new Difference(
                            Side.CHANGED, Kind.TABLE_COMMENT, name, "", Phrases.comment(known.comment()), Phrases.comment(comment)),
                    known.comment(),
                    comment);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String column : union(wanted.columns().keys(), known.columns().keys())) {
            Column chosen = mixed(name, column, known.columns().find(column).orElse(null), wanted.columns().find(column).orElse(null));
            if (chosen != null) {
                columns.put(column, chosen);
            }
        }
        return new Draft.Sheet(wanted, columns, mixedParts(known, wanted), comment);
    }

    private Column mixed(Name table, String name, Column known, Column wanted) {
        if (known != null && wanted != null) {
            return known.equals(wanted) ? wanted : aspects(table, known, wanted);
        }
        Difference difference = new Difference(
                side(known, wanted), Kind.COLUMN, table, name, words(Kind.COLUMN, known), words(Kind.COLUMN, wanted));
        return choose(difference, known, wanted);
    }

    private Column aspects(Name table, Column known, Column wanted) {
        Column mixed = wanted;
        if (!known.type().equals(wanted.type())) {
            Difference type = aspect(Kind.TYPE, table, known, Phrases.of(known.type()), Phrases.of(wanted.type()));
            mixed = mixed.type(choose(type, known.type(), wanted.type()));
        }
        if (known.nullable() != wanted.nullable()) {
            Difference nullability =
                    aspect(Kind.NULLABILITY, table, known, Phrases.nullability(known), Phrases.nullability(wanted));
            mixed = mixed.nullable(choose(nullability, known.nullable(), wanted.nullable()));
        }
        if (!known.defaultValue().equals(wanted.defaultValue())) {
            Difference source =
                    aspect(Kind.DEFAULT, table, known, Phrases.of(known.defaultValue()), Phrases.of(wanted.defaultValue()));
            mixed = mixed.from(choose(source, known.defaultValue(), wanted.defaultValue()));
        }
        if (!known.comment().equals(wanted.comment())) {
            Difference comment =
                    aspect(Kind.COLUMN_COMMENT, table, known, Phrases.comment(known.comment()), Phrases.comment(wanted.comment()));
            mixed = mixed.comment(choose(comment, known.comment(), wanted.comment()));
        }
        return mixed;
    }

    private static Difference aspect(Kind kind, Name table, Column column, String known, String wanted) {
        return new Difference(Side.CHANGED, kind, table, column.name(), known, wanted);
    }

    private Map<String, Table.Part> mixedParts(Table known, Table wanted) {
        Map<String, Table.Part> before = Draft.Sheet.partsOf(known);
        Map<String, Table.Part> after = Draft.Sheet.partsOf(wanted);
        Map<String, Table.Part> mixed = new LinkedHashMap<>();
        for (String part : union(after.keySet(), before.keySet())) {
            Table.Part one = before.get(part);
            Table.Part other = after.get(part);
            Table.Part chosen = isSame(one, other) ? other : choose(difference(wanted.name(), part, one, other), one, other);
            if (chosen != null) {
                mixed.put(part, chosen);
            }
        }
        return mixed;
    }

    private static Difference difference(Name table, String part, Table.Part known, Table.Part wanted) {
        Kind kind = Phrases.kind(known == null ? wanted : known);
        return new Difference(side(known, wanted), kind, table, part, words(kind, known), words(kind, wanted));
    }
}
