package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Type;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.boot.Metadata;

/** A column as Hibernate would create it. */
final class MappedColumn {

    private static final Pattern ARRAY = Pattern.compile("(?is)(.+?)\\s*(?:\\barray(?:\\[\\d+])?|\\[\\d*])");

    private final Dialect dialect;
    private final MappedNames names;
    private final Members<Name, EnumType> enums;
    private final org.hibernate.mapping.Column column;
    private final ColumnDefinition definition;

    MappedColumn(
            Dialect dialect,
            Metadata metadata,
            MappedNames names,
            Members<Name, EnumType> enums,
            org.hibernate.mapping.Column column) {
        this.dialect = dialect;
        this.names = names;
        this.enums = enums;
        this.column = column;
        this.definition = new ColumnDefinition(column.getSqlType(metadata)).requireReadable();
    }

    ColumnDefinition definition() {
        return definition;
    }

    Column column() {
        String comment = column.getComment() == null ? "" : column.getComment();
        Default value = defaultValue();
        boolean nullable = column.isNullable() && !definition.isNotNull() && !(value instanceof Default.Identity);
        return new Column(names.of(column), type(), nullable, value, comment);
    }

    private Type type() {
        String collation = column.getCollation();
        return type(
                collation == null
                        ? definition.type()
                        : definition.type() + " COLLATE " + names.hibernateDialect().quoteCollation(collation));
    }

    private Type type(String spelling) {
        Matcher array = ARRAY.matcher(spelling);
        if (array.matches()) {
            Type of = type(array.group(1));
            return of instanceof Type.Array ? of : new Type.Array(of);
        }
        Name named = names.parsed(spelling);
        return enums.has(named) ? new Type.Enum(named) : dialect.readType(spelling);
    }

    private Default defaultValue() {
        if (column.isIdentity() || definition.isIdentity()) {
            return new Default.Identity(definition.isAlwaysIdentity(), 1, 1);
        }
        if (column.getGeneratedAs() != null) {
            boolean virtual = dialect.name().equals("postgresql")
                    && !names.hibernateDialect().generatedAs("x").contains("stored");
            return new Default.Computed(dialect.readExpression(column.getGeneratedAs()), !virtual);
        }
        if (definition.computed().isPresent()) {
            return new Default.Computed(dialect.readExpression(definition.computed().get()), definition.isStored());
        }
        String written = column.getDefaultValue() == null ? definition.defaultValue().orElse("") : column.getDefaultValue();
        return written.isBlank() ? Default.NONE : new Default.Expression(dialect.readExpression(written));
    }
}
