package dev.matar.dialect.h2;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Type;
import java.util.ArrayList;
import java.util.List;

/** What makes one column of another, in an order that H2 takes; see "ALTER TABLE ALTER COLUMN" in its manual. */
final class H2AlterColumn {

    private final H2Dialect dialect;
    private final Column from;
    private final Column to;
    private final boolean sameType;
    private final boolean sameDefault;
    private final List<String> deeds = new ArrayList<>();

    private H2AlterColumn(H2Dialect dialect, Column from, Column to) {
        this.dialect = dialect;
        this.from = H2Normal.of(from);
        this.to = to;
        Column target = H2Normal.of(to);
        this.sameType = this.from.type().equals(target.type());
        this.sameDefault = this.from.defaultValue().equals(target.defaultValue());
    }

    /** What follows {@code alter table … alter column …} to make {@code to} of {@code from}. */
    static List<String> deeds(H2Dialect dialect, Column from, Column to) {
        H2AlterColumn alter = new H2AlterColumn(dialect, from, to);
        if (to.defaultValue() instanceof Default.Computed && !(alter.sameType && alter.sameDefault)) {
            alter.redefine();
        } else {
            alter.change();
        }
        return alter.deeds;
    }

    /** What makes {@code to} of a column that nobody knows. */
    static List<String> redefinition(H2Dialect dialect, Column to) {
        String comment = to.comment().isEmpty() ? "" : " COMMENT " + dialect.literal(to.comment());
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
        deeds.addAll(redefinition(dialect, to));
    }

    private void change() {
        boolean takesDefault = !sameDefault || !sameType && hasDefault(to);
        if (!sameDefault || !sameType && hasDefault(from)) {
            leaveDefault();
        }
        if (!sameType) {
            deeds.add("SET DATA TYPE " + dialect.type(to.type().resolve(dialect.name())) + using());
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
        } else if (from.defaultValue() instanceof Default.Identity
                && !(to.defaultValue() instanceof Default.Identity)) {
            deeds.add("DROP IDENTITY");
        } else if (hasDefault(from) && !(sameType && hasDefault(to))) {
            deeds.add("DROP DEFAULT");
        }
    }

    private void takeDefault() {
        if (to.defaultValue() instanceof Default.Identity identity) {
            deeds.add("SET GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " START WITH "
                    + identity.start() + " SET INCREMENT BY " + identity.increment());
        } else if (hasDefault(to)) {
            deeds.add("SET " + dialect.defaultOf(to));
        }
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
