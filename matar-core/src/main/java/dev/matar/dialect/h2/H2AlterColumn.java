package dev.matar.dialect.h2;

import dev.matar.dialect.Bounds;
import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Name;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** What makes one column of another, in an order that H2 takes; see "ALTER TABLE ALTER COLUMN" in its manual. */
final class H2AlterColumn {

    private final H2Dialect dialect;
    private final Name table;
    private final Column from;
    private final Column to;
    private final boolean sameType;
    private final boolean sameDefault;
    private final List<String> deeds = new ArrayList<>();

    private H2AlterColumn(H2Dialect dialect, Name table, Column from, Column to) {
        this.dialect = dialect;
        this.table = table;
        this.from = H2Normal.of(from);
        this.to = to;
        Column target = H2Normal.of(to);
        this.sameType = this.from.type().equals(target.type());
        this.sameDefault = this.from.defaultValue().equals(target.defaultValue());
    }

    /** What follows {@code alter table … alter column …} to make {@code to} of {@code from}. */
    static List<String> deeds(H2Dialect dialect, Name table, Column from, Column to) {
        H2AlterColumn alter = new H2AlterColumn(dialect, table, from, to);
        if (to.defaultValue() instanceof Default.Computed && !(alter.sameType && alter.sameDefault)) {
            alter.redefine();
        } else {
            alter.change();
        }
        return alter.deeds;
    }

    /** What makes {@code to} of a column that nobody knows. */
    static List<String> redefinition(H2Dialect dialect, Name table, Column to) {
        String comment = to.comment().isEmpty() ? "" : " COMMENT " + dialect.literal(to.comment());
        if (to.defaultValue() instanceof Default.Identity identity) {
            String plain = dialect.definition(to.from(Default.NONE)) + comment;
            return List.of(plain, generated(identity) + startBehind(dialect, table, to.name(), identity));
        }
        List<String> deeds = new ArrayList<>(List.of(dialect.definition(to) + comment));
        if (to.nullable()) {
            deeds.add("DROP NOT NULL");
        }
        return deeds;
    }

    private void redefine() {
        if (from.defaultValue() instanceof Default.Identity) {
            deeds.add("DROP IDENTITY");
        }
        deeds.addAll(redefinition(dialect, table, to));
    }

    private void change() {
        boolean takesDefault = !sameDefault || !sameType && hasDefault(to);
        if (!sameDefault || !sameType && hasDefault(from)) {
            leaveDefault();
        }
        if (!sameType) {
            deeds.add("SET DATA TYPE " + dialect.type(dialect.resolve(to.type())) + using());
        }
        boolean nullable = H2Normal.of(to).nullable();
        if (from.nullable() != nullable) {
            deeds.add(nullable ? "DROP NOT NULL" : "SET NOT NULL");
        }
        if (takesDefault) {
            takeDefault();
        }
    }

    private static boolean hasDefault(Column column) {
        return column.defaultValue() instanceof Default.Value || column.defaultValue() instanceof Default.Expression;
    }

    private void leaveDefault() {
        if (from.defaultValue() instanceof Default.Computed) {
            deeds.add("DROP EXPRESSION");
        } else if (from.defaultValue() instanceof Default.Identity && !isRenumbered()) {
            deeds.add("DROP IDENTITY");
        } else if (hasDefault(from) && !(sameType && hasDefault(to))) {
            deeds.add("DROP DEFAULT");
        }
    }

    private void takeDefault() {
        if (to.defaultValue() instanceof Default.Identity identity) {
            deeds.add(generated(identity) + (isRenumbered() ? "" : startBehind(dialect, table, to.name(), identity)));
        } else if (hasDefault(to)) {
            deeds.add("SET " + dialect.defaultOf(to));
        }
    }

    /** Whether an identity stays one whose numbers the same bounds hold; H2 keeps the bounds that it began with. */
    private boolean isRenumbered() {
        return from.defaultValue() instanceof Default.Identity one
                && to.defaultValue() instanceof Default.Identity other
                && Bounds.usual(one.start(), one.increment()).equals(Bounds.usual(other.start(), other.increment()));
    }

    private static String generated(Default.Identity identity) {
        return "SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " START WITH " + identity.start()
                + " SET INCREMENT BY " + identity.increment();
    }

    /** The first number given must not be one that a row has already. */
    private static String startBehind(H2Dialect dialect, Name table, String column, Default.Identity identity) {
        boolean up = identity.increment() > 0;
        String last = (up ? "MAX(" : "MIN(") + dialect.quote(column) + ")";
        return " RESTART WITH (SELECT CASE WHEN " + last + (up ? " >= " : " <= ") + identity.start() + " THEN " + last
                + " + " + identity.increment() + " ELSE " + identity.start() + " END FROM " + dialect.quote(table) + ")";
    }

    /** What H2 would not convert, or not as meant: text that becomes JSON holds JSON, not one string. */
    private String using() {
        Type target = H2Normal.of(to).type();
        boolean isText = from.type() instanceof Type.Varchar || from.type() instanceof Type.Char;
        boolean isClob =
                from.type() instanceof Type.Native clob && clob.spelling().startsWith("CHARACTER LARGE OBJECT");
        if ((isText || isClob) && target instanceof Type.Json) {
            return " USING " + dialect.quote(to.name()) + " FORMAT JSON";
        }
        return isClob ? " USING CAST(" + dialect.quote(to.name()) + " AS VARCHAR)" : "";
    }
}
