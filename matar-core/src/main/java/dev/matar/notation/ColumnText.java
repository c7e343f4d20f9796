package dev.matar.notation;

import dev.matar.schema.Column;
import dev.matar.schema.Default;

/** Columns: {@code title varchar(200) not null default 'x' comment 'shown on top'}. */
final class ColumnText {

    static final String EXAMPLE = "title varchar(200) not null default 'untitled' comment 'shown on top'";

    private ColumnText() {}

    static String write(Column column) {
        return Words.name(column.name())
                + " " + TypeText.write(column.type())
                + (column.nullable() ? "" : " not null")
                + source(column.defaultValue())
                + (column.comment().isEmpty() ? "" : " comment " + Words.string(column.comment()));
    }

    /** What stands behind the type, a blank before it. */
    static String source(Default source) {
        if (source instanceof Default.Value constant) {
            return " default " + ValueText.write(constant.value());
        }
        if (source instanceof Default.Expression expression) {
            return " default " + Words.expression(expression.sql());
        }
        if (source instanceof Default.Computed computed) {
            return " as " + Words.expression(computed.sql()) + (computed.stored() ? " stored" : "");
        }
        return source instanceof Default.Identity identity ? identity(identity) : "";
    }

    private static String identity(Default.Identity identity) {
        return " identity"
                + (identity.always() ? " always" : "")
                + (identity.start() == 1 ? "" : " start " + identity.start())
                + (identity.increment() == 1 ? "" : " increment " + identity.increment());
    }

    static Column read(Cursor in) {
        Column column = new Column(in.name(), TypeText.read(in));
        while (!in.isEnd()) {
            if (in.take("not null")) {
                column = column.notNull();
            } else if (in.take("comment")) {
                column = column.comment(in.string());
            } else if (column.defaultValue().equals(Default.NONE)) {
                column = column.from(source(in));
            } else {
                throw in.expected("not null, comment or the end of the line");
            }
        }
        return column;
    }

    private static Default source(Cursor in) {
        if (in.take("default")) {
            return in.isExpression()
                    ? new Default.Expression(in.expression())
                    : new Default.Value(ValueText.constant(in));
        }
        if (in.take("as")) {
            String sql = in.expression();
            return new Default.Computed(sql, in.take("stored"));
        }
        if (in.take("identity")) {
            boolean always = in.take("always");
            long start = in.take("start") ? in.integer() : 1;
            return new Default.Identity(always, start, in.take("increment") ? in.integer() : 1);
        }
        throw in.expected("not null, default, identity, as, comment or the end of the line");
    }
}
