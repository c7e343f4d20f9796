package dev.matar.schema;

/** A column of a table, whole: what it holds, whether it may be null, where its value comes from, what it is for. */
public record Column(String name, Type type, boolean nullable, Default defaultValue, String comment)
        implements Member<String>, Table.Part {

    public Column {
        if (name.isEmpty()) {
            throw new Refusal("invalid-name", "A column's name is empty.", "Give it at least one character.");
        }
    }

    /** A nullable column without default or comment. */
    public Column(String name, Type type) {
        this(name, type, true, Default.NONE, "");
    }

    @Override
    public String key() {
        return name;
    }

    public Column notNull() {
        return nullable(false);
    }

    public Column nullable(boolean mayBeNull) {
        return new Column(name, type, mayBeNull, defaultValue, comment);
    }

    /** With a constant as default: a string, a number or a boolean. */
    public Column defaultTo(Object value) {
        return from(new Default.Value(value));
    }

    /** With an SQL expression as default, such as {@code current_timestamp}. */
    public Column defaultToSql(String expression) {
        return from(new Default.Expression(expression));
    }

    /** Numbered by the database from 1 by 1, unless a row gives its own number; never null. */
    public Column identity() {
        return from(new Default.Identity(false, 1, 1)).notNull();
    }

    /** Computed from the row's other columns and stored. */
    public Column computedAs(String expression) {
        return from(new Default.Computed(expression, true));
    }

    /** Whether its value is computed from another column. */
    public boolean uses(String column) {
        return defaultValue instanceof Default.Computed computed
                && !column.equals(name)
                && Expression.of(computed.sql()).mentions(column);
    }

    public boolean isComputed() {
        return defaultValue instanceof Default.Computed;
    }

    public Column from(Default newDefault) {
        return new Column(name, type, nullable, newDefault, comment);
    }

    public Column comment(String newComment) {
        return new Column(name, type, nullable, defaultValue, newComment);
    }

    public Column type(Type newType) {
        return new Column(name, newType, nullable, defaultValue, comment);
    }

    public Column rename(String newName) {
        return new Column(newName, type, nullable, defaultValue, comment);
    }
}
