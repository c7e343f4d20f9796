package dev.matar.diff;

import dev.matar.operation.AlterSequence;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.DropNamespace;
import dev.matar.operation.DropSequence;
import dev.matar.operation.Operation;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be done to one schema so that it becomes another.
 *
 * <p>Renames go first. Then four phases, so that nothing has to be sorted: <em>loosen</em> what holds others fast, <em>build</em> what
 * is new, <em>clear</em> what goes, <em>tighten</em> with keys, indexes and foreign keys. Views that read what changes are dropped
 * before all that and created again after.
 *
 * <p>What keeps a place or a name occupied that something else is to have (an enum type whose values change places, a table whose
 * index names are taken over) goes early, between loosen and build. A table's options are fixed when it is created; they are no
 * difference.
 */
public final class Diff {

    private final Schema from;
    private final Schema to;
    private final Renaming renaming;
    private final Schema renamed;
    private final Enums enums;
    private final Tables tables;
    private final Views views;
    private final Set<Name> goneEnums;
    private final List<Name> goneSequences;
    private final boolean early;
    private final List<Operation> operations = new ArrayList<>();

    private Diff(Schema from, Schema to, Renames renames) {
        this.from = from;
        this.to = to;
        Set<String> namespaces = new HashSet<>(from.namespaces());
        namespaces.addAll(to.namespaces());
        renaming = new Renaming(from.views(Members.none()).namespaces(namespaces), to, renames);
        renamed = renaming.result();
        enums = new Enums(renamed, to);
        goneSequences = renamed.sequences().keys().stream().filter(s -> !to.sequences().has(s)).toList();
        goneEnums = enums.gone();
        early = isCrowded() || !enums.reordered().isEmpty();
        if (early) {
            goneEnums.addAll(enums.reordered());
        }
        tables = new Tables(renamed, to, early ? new Passage(goneEnums, goneSequences) : Passage.NONE);
        views = new Views(from, to, shaken(), tables.staying().values());
    }

    /** The operations that make {@code from} become {@code to}, in an order in which each finds what it needs. */
    public static List<Operation> between(Schema from, Schema to) {
        return between(from, to, Renames.none());
    }

    /** The same; what the hints say is renamed rather than dropped and created. */
    public static List<Operation> between(Schema from, Schema to, Renames renames) {
        return new Diff(from, to, renames).operations();
    }

    /** Whether something new is to have the name of something that goes. */
    private boolean isCrowded() {
        Set<Name> given = new HashSet<>();
        given.addAll(goneSequences);
        given.addAll(goneEnums);
        Set<Name> taken = new HashSet<>();
        addFresh(renamed.sequences(), to.sequences(), taken);
        addFresh(renamed.enums(), to.enums(), taken);
        for (Table table : renamed.tables()) {
            if (!to.tables().has(table.name())) {
                given.addAll(namesOf(table));
            }
        }
        for (Table table : to.tables()) {
            taken.addAll(namesOf(table));
            renamed.tables().find(table.name()).ifPresent(before -> taken.removeAll(namesOf(before)));
        }
        given.retainAll(taken);
        return !given.isEmpty();
    }

    private static <T extends Member<Name>> void addFresh(
            Members<Name, T> before, Members<Name, T> after, Collection<Name> fresh) {
        after.keys().stream().filter(name -> !before.has(name)).forEach(fresh::add);
    }

    /** A table's own name and those of its indexes and constraints, which live side by side on some databases. */
    private static Set<Name> namesOf(Table table) {
        Set<Name> names = new HashSet<>(Set.of(table.name()));
        String namespace = table.name().namespace();
        table.constraints().keys().forEach(name -> names.add(new Name(namespace, name)));
        table.indexes().keys().forEach(name -> names.add(new Name(namespace, name)));
        return names;
    }

    /** The relations that a view must not read meanwhile: those that come, go, or get another name. */
    private Set<Name> shaken() {
        Set<Name> shaken = new LinkedHashSet<>(renaming.touched());
        addFresh(from.tables(), to.tables(), shaken);
        addFresh(to.tables(), from.tables(), shaken);
        addFresh(renamed.tables(), to.tables(), shaken);
        addFresh(renamed.sequences(), to.sequences(), shaken);
        addFresh(renamed.enums(), to.enums(), shaken);
        return shaken;
    }

    private List<Operation> operations() {
        views.drop(operations);
        to.namespaces().stream().filter(n -> !from.namespaces().contains(n)).forEach(n -> operations.add(new CreateNamespace(n)));
        operations.addAll(renaming.operations());
        tables.loosen(operations);
        if (early) {
            dropGone();
        }
        build();
        clear();
        tables.tighten(operations);
        views.create(operations);
        return List.copyOf(operations);
    }

    private void dropGone() {
        tables.dropGone(operations);
        goneSequences.forEach(name -> operations.add(new DropSequence(name)));
        enums.drop(goneEnums, operations);
    }

    private void build() {
        enums.build(early ? goneEnums : Set.of(), operations);
        for (Sequence sequence : to.sequences()) {
            Sequence before = renamed.sequences().find(sequence.name()).orElse(null);
            if (before == null) {
                operations.add(new CreateSequence(sequence));
            } else if (!before.equals(sequence)) {
                operations.add(new AlterSequence(sequence));
            }
        }
        tables.build(operations);
    }

    private void clear() {
        tables.clear(operations);
        if (!early) {
            dropGone();
        }
        enums.clear(early ? goneEnums : Set.of(), operations);
        from.namespaces().stream().filter(n -> !to.namespaces().contains(n)).forEach(n -> operations.add(new DropNamespace(n)));
    }
}
