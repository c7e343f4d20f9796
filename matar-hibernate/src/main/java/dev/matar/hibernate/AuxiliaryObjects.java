package dev.matar.hibernate;

import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.tool.schema.spi.Exporter;

/** SQL that a mapping brings along for objects beside its tables, of which enum types are read. */
final class AuxiliaryObjects {

    /** On PostgreSQL Hibernate makes a type, on H2 a domain over a text. */
    private static final Pattern ENUM = Pattern.compile("(?is)\\s*create\\s+(?:type|domain)\\s+(\\S+)\\s+as\\s+"
            + "(?:enum\\s*|varchar\\s*\\(\\d+\\)\\s*check\\s*\\(\\s*value\\s+in\\s*)\\((.*?)\\)[\\s;)]*");
    private static final Pattern DROP_ENUM = Pattern.compile("(?i)\\s*drop\\s+(?:type|domain)\\b");
    private static final Pattern CREATE_CAST = Pattern.compile("(?is)^\\s*create\\s+cast\\s*(\\([^)]*\\)).*$");
    /** What inspection finds, so that it would differ from what is wanted. */
    private static final Pattern OF_A_SCHEMA = Pattern.compile("(?i)\\s*(?:create\\s+(?:or\\s+replace\\s+)?(?:unique\\s+)?"
            + "(?:table|view|sequence|index|type|domain|schema)|alter\\s+table\\s+\\S+\\s+(?:add|drop|alter|rename)|drop)\\b");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private final Metadata metadata;
    private final MappedNames names;

    AuxiliaryObjects(Metadata metadata, MappedNames names) {
        this.metadata = metadata;
        this.names = names;
    }

    List<EnumType> enums() {
        return metadata.getDatabase().getAuxiliaryDatabaseObjects().stream()
                .flatMap(object -> creating(object).stream())
                .flatMap(sql -> enumType(sql).stream())
                .distinct()
                .toList();
    }

    /** SQL that creates something else, and what takes it back: nothing that a schema holds. */
    List<Operation> others(boolean beforeTables) {
        return metadata.getDatabase().getAuxiliaryDatabaseObjects().stream()
                .filter(object -> object.beforeTablesOnCreation() == beforeTables)
                .flatMap(object -> other(object).stream())
                .toList();
    }

    private Optional<Operation> other(AuxiliaryDatabaseObject object) {
        List<String> create = creating(object).stream().filter(sql -> enumType(sql).isEmpty()).toList();
        if (create.isEmpty()) {
            return Optional.empty();
        }
        if (create.stream().anyMatch(sql -> OF_A_SCHEMA.matcher(sql).lookingAt())) {
            String text = "Left out, because it makes what entities can say or a revision of its own has to:\n" + String.join(";\n", create);
            return Optional.of(Sql.onRows("-- " + text.replace("\n", "\n-- ")).undoneBy("-- Nothing is to be taken back."));
        }
        List<String> drop = new ArrayList<>(dropping(object));
        if (drop.removeIf(sql -> DROP_ENUM.matcher(sql).lookingAt())) {
            // The type takes its casts along only where that is said.
            create.forEach(sql -> drop.add(CREATE_CAST.matcher(sql).replaceFirst("drop cast $1")));
        }
        String down = drop.isEmpty() ? "-- The mapping does not say what takes this back." : String.join(";\n", drop);
        return Optional.of(Sql.onRows(String.join(";\n", create)).undoneBy(down));
    }

    private List<String> creating(AuxiliaryDatabaseObject object) {
        return applies(object) ? List.of(exporter().getSqlCreateStrings(object, metadata, names.sql())) : List.of();
    }

    private List<String> dropping(AuxiliaryDatabaseObject object) {
        return List.of(exporter().getSqlDropStrings(object, metadata, names.sql()));
    }

    private boolean applies(AuxiliaryDatabaseObject object) {
        return object.appliesToDialect(names.hibernateDialect());
    }

    private Exporter<AuxiliaryDatabaseObject> exporter() {
        return names.hibernateDialect().getAuxiliaryDatabaseObjectExporter();
    }

    private Optional<EnumType> enumType(String sql) {
        Matcher create = ENUM.matcher(sql);
        if (!create.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (Matcher literal = LITERAL.matcher(create.group(2)); literal.find(); ) {
            values.add(literal.group(1).replace("''", "'"));
        }
        return Optional.of(new EnumType(names.parsed(create.group(1)), values));
    }
}
