package dev.matar.hibernate;

import dev.matar.schema.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/** The columns that cannot be read, each told by the field that it is for, so that one does not cost the whole mapping. */
final class Unreadable {

    private final Metadata metadata;
    private final Consumer<Refusal> listener;
    private final List<Refusal> refusals = new ArrayList<>();

    /** @param listener is told of each, and the column left out; null where they are to be refused, all at once */
    Unreadable(Metadata metadata, Consumer<Refusal> listener) {
        this.metadata = metadata;
        this.listener = listener;
    }

    void add(Table table, Column column, RuntimeException failure) {
        String reason = failure instanceof Refusal refusal ? refusal.problem() : reason(failure);
        refusals.add(new Refusal(
                "unreadable-mapping",
                "The column " + column.getName() + " of table " + table.getName() + field(column) + " cannot be read: " + reason,
                "Give it a type that the database has: @Column(columnDefinition = …) or @JdbcTypeCode(…).",
                failure));
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Says what there was to say; refuses unless somebody listens. */
    void report() {
        if (listener != null) {
            refusals.forEach(listener);
        } else if (refusals.size() == 1) {
            throw refusals.get(0);
        } else if (!refusals.isEmpty()) {
            throw new Refusal(
                    "unreadable-mapping",
                    String.join("\n", refusals.stream().map(Refusal::problem).toList()),
                    refusals.get(0).remedy(),
                    refusals.get(0).getCause());
        }
    }

    // ---- whose column it is

    private String field(Column column) {
        for (PersistentClass entity : metadata.getEntityBindings()) {
            List<Property> properties = new ArrayList<>(entity.getProperties());
            if (entity.getIdentifierProperty() != null) {
                properties.add(entity.getIdentifierProperty());
            }
            String path = path(properties, column);
            if (path != null) {
                return " (" + entity.getEntityName() + path + ")";
            }
        }
        return "";
    }

    /** Null where none of the properties has the column. */
    private static String path(List<Property> properties, Column column) {
        for (Property property : properties) {
            String path = path(property.getValue(), column);
            if (path != null) {
                return "." + property.getName() + path;
            }
        }
        return null;
    }

    private static String path(Value value, Column column) {
        if (value instanceof Component component) {
            return path(component.getProperties(), column);
        }
        if (value instanceof Collection collection && collection.getElement() != null) {
            return path(collection.getElement(), column);
        }
        return value.getColumns().stream().anyMatch(own -> own == column) ? "" : null;
    }
}
