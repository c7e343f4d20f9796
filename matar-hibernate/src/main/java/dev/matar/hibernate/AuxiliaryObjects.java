package dev.matar.hibernate;

import dev.matar.schema.EnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;

/** SQL that a mapping brings along for objects beside its tables, of which enum types are read. */
final class AuxiliaryObjects {

    /** On PostgreSQL Hibernate makes a type, on H2 a domain over a text. */
    private static final Pattern ENUM = Pattern.compile("(?is)\\s*create\\s+(?:type|domain)\\s+(\\S+)\\s+as\\s+"
            + "(?:enum\\s*|varchar\\s*\\(\\d+\\)\\s*check\\s*\\(\\s*value\\s+in\\s*)\\((.*?)\\)[\\s;)]*");
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'");

    private final Metadata metadata;
    private final MappedNames names;

    AuxiliaryObjects(Metadata metadata, MappedNames names) {
        this.metadata = metadata;
        this.names = names;
    }

    List<EnumType> enums() {
        List<EnumType> enums = new ArrayList<>();
        statements(true).forEach(sql -> enumType(sql).filter(type -> !enums.contains(type)).ifPresent(enums::add));
        statements(false).forEach(sql -> enumType(sql).filter(type -> !enums.contains(type)).ifPresent(enums::add));
        return enums;
    }

    /** The statements that create something else. */
    List<String> others(boolean beforeTables) {
        return statements(beforeTables).stream().filter(sql -> enumType(sql).isEmpty()).toList();
    }

    private List<String> statements(boolean beforeTables) {
        List<String> statements = new ArrayList<>();
        for (AuxiliaryDatabaseObject object : metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(names.hibernateDialect()) && object.beforeTablesOnCreation() == beforeTables) {
                statements.addAll(List.of(names.hibernateDialect()
                        .getAuxiliaryDatabaseObjectExporter()
                        .getSqlCreateStrings(object, metadata, names.sql())));
            }
        }
        return statements;
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
