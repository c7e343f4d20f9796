package dev.matar.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A database schema, whole: each foreign key finds its columns, each enum column its type, each name its namespace.
 *
 * <p>Immutable. One that is not whole cannot be built. A schema may also be <em>unknown</em>: after SQL that does not say what it
 * does, nothing is known of it but why; to ask such a schema anything is refused.
 */
public final class Schema {

    private static final Schema EMPTY =
            new Schema(Members.none(), Members.none(), Members.none(), Members.none(), Set.of(), "");

    private final Members<Name, Table> tables;
    private final Members<Name, Sequence> sequences;
    private final Members<Name, EnumType> enums;
    private final Members<Name, View> views;
    private final Set<String> namespaces;
    private final String unknownSince;

    private Schema(
            Members<Name, Table> tables,
            Members<Name, Sequence> sequences,
            Members<Name, EnumType> enums,
            Members<Name, View> views,
            Set<String> namespaces,
            String unknownSince) {
        this.tables = tables;
        this.sequences = sequences;
        this.enums = enums;
        this.views = views;
        this.namespaces = namespaces;
        this.unknownSince = unknownSince;
    }

    public static Schema empty() {
        return EMPTY;
    }

    /** A schema of which nothing is known, and why: a clause that follows "because". */
    public static Schema unknown(String why) {
        return new Schema(Members.none(), Members.none(), Members.none(), Members.none(), Set.of(), why);
    }

    /** A schema of all these things at once; refused unless it is whole. */
    public static Schema of(
            List<Table> tables,
            List<Sequence> sequences,
            List<EnumType> enums,
            List<View> views,
            Set<String> namespaces) {
        Schema schema = new Schema(
                Members.of(tables), Members.of(sequences), Members.of(enums), Members.of(views),
                sorted(namespaces), "");
        schema.tables.forEach(schema::requireWhole);
        sequences.forEach(s -> schema.requireNamespace(s.name()));
        enums.forEach(e -> schema.requireNamespace(e.name()));
        views.forEach(v -> schema.requireNamespace(v.name()));
        return schema;
    }

    public static Schema of(Table... tables) {
        return of(List.of(tables), List.of(), List.of(), List.of(), Set.of());
    }

    public boolean isKnown() {
        return unknownSince.isEmpty();
    }

    /** Why nothing is known of it; empty where it is known. */
    public String unknownSince() {
        return unknownSince;
    }

    public Members<Name, Table> tables() {
        return known(tables);
    }

    public Members<Name, Sequence> sequences() {
        return known(sequences);
    }

    public Members<Name, EnumType> enums() {
        return known(enums);
    }

    public Members<Name, View> views() {
        return known(views);
    }

    /** The namespaces beside the default one, in alphabetical order. */
    public Set<String> namespaces() {
        return known(namespaces);
    }

    /** The table of this name; refused where there is none. */
    public Table table(Name name) {
        return find(tables(), "table", name);
    }

    public Sequence sequence(Name name) {
        return find(sequences(), "sequence", name);
    }

    public EnumType enumType(Name name) {
        return find(enums(), "enum type", name);
    }

    public View view(Name name) {
        return find(views(), "view", name);
    }

    private <T> T known(T value) {
        if (!isKnown()) {
            throw new Refusal(
                    "unknown-schema",
                    "The schema is not known from here, because " + unknownSince + ".",
                    "Declare what that SQL does to the schema (its effect), or work on a database that can be inspected.");
        }
        return value;
    }

    private static <T extends Member<Name>> T find(Members<Name, T> members, String what, Name name) {
        return members.find(name)
                .orElseThrow(() -> new Refusal(
                        "no-such-" + what.replace(' ', '-'), "There is no " + what + " " + name + ".", near(members, name)));
    }

    private static String near(Members<Name, ?> members, Name name) {
        return members.keys().stream()
                .filter(k -> k.local().equalsIgnoreCase(name.local()))
                .findFirst()
                .map(k -> "There is " + k + "; names are told apart by case and namespace.")
                .orElse("Create it before, or check the spelling.");
    }

    /** With this table added, or in the place of the one of its name. */
    public Schema with(Table table) {
        Schema next = tables(tables().with(table));
        next.requireWhole(table);
        boolean losesColumns = tables.find(table.name())
                .filter(old -> !table.columns().keys().containsAll(old.columns().keys()))
                .isPresent();
        return losesColumns ? next.requireInbound(table) : next;
    }

    /**
     * With a table in the place of another, and the foreign keys of this schema following it.
     *
     * @param follow what each reference to a table of this schema becomes
     */
    public Schema replace(Name old, Table table, UnaryOperator<Constraint.Reference> follow) {
        Schema next = tables(tables().replace(old, table)).retarget(follow);
        next.requireWhole(next.table(table.name()));
        return next.requireInbound(table);
    }

    public Schema withoutTable(Name name) {
        Schema next = tables(tables().without(name));
        for (Table other : next.tables) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (!key.target().external() && key.target().table().equals(name)) {
                    throw dangling(other, key, "the table " + name);
                }
            }
        }
        return next;
    }

    private Schema retarget(UnaryOperator<Constraint.Reference> change) {
        Members<Name, Table> result = tables;
        for (Table table : tables) {
            for (Constraint.ForeignKey key : table.foreignKeys()) {
                Constraint.Reference target = key.target().external() ? key.target() : change.apply(key.target());
                if (!target.equals(key.target())) {
                    table = table.constraints(table.constraints().with(key.target(target)));
                    result = result.with(table);
                }
            }
        }
        return result == tables ? this : tables(result);
    }

    private Schema tables(Members<Name, Table> newTables) {
        return new Schema(newTables, sequences, enums, views, namespaces, "");
    }

    /** With these sequences instead. */
    public Schema sequences(Members<Name, Sequence> newSequences) {
        newSequences.keys().forEach(this::requireNamespace);
        return new Schema(tables(), newSequences, enums, views, namespaces, "");
    }

    /** With these enum types instead; one that a column uses cannot be missing. */
    public Schema enums(Members<Name, EnumType> newEnums) {
        Schema next = new Schema(tables(), sequences, newEnums, views, namespaces, "");
        newEnums.keys().forEach(this::requireNamespace);
        if (newEnums.size() < enums.size()) {
            tables.forEach(next::requireEnums);
        }
        return next;
    }

    /** With these views instead. */
    public Schema views(Members<Name, View> newViews) {
        newViews.keys().forEach(this::requireNamespace);
        return new Schema(tables(), sequences, enums, newViews, namespaces, "");
    }

    /** With these namespaces instead; one that holds something cannot be missing. */
    public Schema namespaces(Set<String> newNamespaces) {
        return of(tables().list(), sequences.list(), enums.list(), views.list(), newNamespaces);
    }

    /** The names of the views whose query may read a table or view. */
    public List<Name> viewsOf(Name relation) {
        List<Name> names = new ArrayList<>();
        for (View view : views()) {
            if (view.reads(relation)) {
                names.add(view.name());
            }
        }
        return names;
    }

    private void requireWhole(Table table) {
        requireNamespace(table.name());
        requireEnums(table);
        for (Constraint.ForeignKey key : table.foreignKeys()) {
            requireTarget(table, key);
        }
    }

    private void requireEnums(Table table) {
        for (Column column : table.columns()) {
            Optional<Name> type = column.type().enumType();
            if (type.isPresent()) {
                requireEnum(table, column, type.get());
            }
        }
    }

    private void requireEnum(Table table, Column column, Name type) {
        EnumType values = enums.find(type)
                .orElseThrow(() -> new Refusal(
                        "dangling-reference",
                        "The column " + column.name() + " of table " + table.name() + " needs the enum type " + type
                                + ", which is not there.",
                        "Create the type before, and drop it after the column."));
        if (column.type() instanceof Type.Enum
                && column.defaultValue() instanceof Default.Value value
                && !values.values().contains(value.value())) {
            throw new Refusal(
                    "dangling-reference",
                    "The default of column " + column.name() + " of table " + table.name() + ", " + value.value()
                            + ", is no value of the enum type " + type + ".",
                    "Add the value before, or choose one of " + String.join(", ", values.values()) + ".");
        }
    }

    private void requireNamespace(Name name) {
        if (!name.namespace().isEmpty() && !namespaces.contains(name.namespace())) {
            throw new Refusal(
                    "no-such-namespace",
                    "The namespace of " + name + " is not there.",
                    "Create the namespace " + name.namespace() + " before.");
        }
    }

    private void requireTarget(Table table, Constraint.ForeignKey key) {
        if (key.target().external()) {
            return;
        }
        Table target = tables.find(key.target().table())
                .orElseThrow(() -> dangling(table, key, "the table " + key.target().table()));
        for (String column : key.target().columns()) {
            if (!target.columns().has(column)) {
                throw dangling(table, key, "the column " + column + " of " + target.name());
            }
        }
    }

    /** Checks the foreign keys of other tables that refer to a changed one. */
    private Schema requireInbound(Table changed) {
        for (Table other : tables) {
            for (Constraint.ForeignKey key : other.foreignKeys()) {
                if (key.target().table().equals(changed.name())) {
                    requireTarget(other, key);
                }
            }
        }
        return this;
    }

    private static Refusal dangling(Table table, Constraint.ForeignKey key, String what) {
        return new Refusal(
                "dangling-reference",
                "The foreign key " + key.name() + " of table " + table.name() + " needs " + what + ", which is not there.",
                "Create it before, or drop the foreign key first.");
    }

    private static Set<String> sorted(Set<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Schema that
                && unknownSince.equals(that.unknownSince)
                && tables.equals(that.tables)
                && sequences.equals(that.sequences)
                && enums.equals(that.enums)
                && views.equals(that.views)
                && namespaces.equals(that.namespaces);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tables, sequences, enums, views, namespaces, unknownSince);
    }

    @Override
    public String toString() {
        return isKnown()
                ? "Schema" + tables.list() + sequences.list() + enums.list() + views.list() + namespaces
                : "Schema unknown because " + unknownSince;
    }
}
