package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.EnumType;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * The schema that Hibernate would create for a mapping, from the same objects that it would create it from.
 *
 * <p>It puts the columns of tables and keys in an order of its own right before, which is done here, too.
 */
final class MappedSchema {

    private final Dialect dialect;
    private final Metadata metadata;
    private final MappedNames names;
    private final AuxiliaryObjects objects;

    MappedSchema(Dialect dialect, Metadata metadata, Naming naming) {
        requireMappedFor(dialect, metadata.getDatabase().getDialect().getClass());
        ((MetadataImplementor) metadata).orderColumns(true);
        this.dialect = dialect;
        this.metadata = metadata;
        this.names = new MappedNames(dialect, metadata, naming);
        this.objects = new AuxiliaryObjects(metadata, names);
    }

    /** Hibernate has chosen its types by its own dialect, which is called after the same database. */
    private static void requireMappedFor(Dialect dialect, Class<?> hibernateDialect) {
        for (Class<?> type = hibernateDialect; type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().startsWith(dialect.title())) {
                return;
            }
        }
        throw new Refusal(
                "unreadable-mapping",
                "The mapping is for " + hibernateDialect.getName() + " and asked for " + dialect.title() + ".",
                "Leave the setting hibernate.dialect out, or set it to a dialect of this database.");
    }

    /** @param listener is told of each column that cannot be read; null where they are to be refused */
    Schema read(Consumer<Refusal> listener) {
        Unreadable unreadable = new Unreadable(metadata, listener);
        List<EnumType> enums = objects.enums();
        List<Table> tables = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        List<View> views = new ArrayList<>();
        Set<String> namespaces = new HashSet<>();
        for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
            namespaces.add(names.namespace(namespace.getPhysicalName().getSchema()));
            namespace.getSequences().forEach(sequence -> sequences.add(sequence(sequence)));
            for (org.hibernate.mapping.Table table : namespace.getTables()) {
                if (table.isPhysicalTable() && table.isView()) {
                    views.add(new View(names.of(table), dialect.readExpression(table.getViewQuery())));
                } else if (table.isPhysicalTable()) {
                    tables.add(new MappedTable(dialect, metadata, names, Members.of(enums), unreadable, table).read());
                }
            }
        }
        unreadable.report();
        namespaces.remove("");
        return Schema.of(tables, sequences, enums, views, namespaces);
    }

    /** What Hibernate does besides: first rows, and SQL of which the schema has nothing. */
    FirstSteps firstSteps() {
        return new FirstSteps(metadata, names, objects);
    }

    private Sequence sequence(org.hibernate.boot.model.relational.Sequence sequence) {
        Name name = names.of(sequence.getName());
        return new Sequence(
                name,
                sequence.getInitialValue(),
                sequence.getIncrementSize(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                isUncached(sequence) ? 1 : dialect.usualSequenceCache());
    }

    /** On MariaDB, Hibernate says that a session shall take one number at a time. */
    private boolean isUncached(org.hibernate.boot.model.relational.Sequence sequence) {
        String[] sql = names.hibernateDialect().getSequenceSupport()
                .getCreateSequenceStrings(sequence.getName().render(), sequence.getInitialValue(), sequence.getIncrementSize());
        return sql[0].contains("nocache");
    }
}
