package dev.matar.rule;

import dev.matar.notation.Notation;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.regex.Pattern;

/** What a schema has, in a few words. */
final class Phrases {

    /** {@code state in ('draft', 'live')}, {@code state = any (array['draft', …])}, {@code state between 0 and 3}. */
    private static final Pattern ENUM_CHECK = Pattern.compile("(?is)[\\s(]*[\\w\"$ .]+\\)*(::[\\w ]+)?\\)*\\s*"
            + "(\\bin\\s*\\(\\s*['\\d].*|=\\s*any\\s*\\(.*|\\bbetween\\s+\\d+\\s+and\\s+\\d+[\\s)]*)");

    private Phrases() {}

    static String of(Type type) {
        return Notation.write(type);
    }

    static String nullability(Column column) {
        return column.nullable() ? "may be null" : "not null";
    }

    static String of(Table.Part part) {
        if (part instanceof Column column) {
            return of(column.type()) + (column.nullable() ? "" : " not null");
        }
        return Notation.write(part);
    }

    static String of(Default source) {
        String text = Notation.write(source);
        return text.isEmpty() ? "no default" : text;
    }

    static String of(Member<Name> relation) {
        if (relation instanceof Table table) {
            return "a table of " + table.columns().size() + (table.columns().size() == 1 ? " column" : " columns");
        } else if (relation instanceof View view) {
            return "the view «" + view.query().strip().replaceAll("\\s+", " ") + "»";
        } else if (relation instanceof EnumType type) {
            return "the values " + values(type);
        }
        return sequence((Sequence) relation);
    }

    static String values(EnumType type) {
        return type.values().isEmpty() ? "no value" : String.join(", ", type.values());
    }

    private static String sequence(Sequence sequence) {
        return "a sequence from " + sequence.start() + " by " + sequence.increment()
                + (sequence.min().isPresent() ? ", at least " + sequence.min().getAsLong() : "")
                + (sequence.max().isPresent() ? ", at most " + sequence.max().getAsLong() : "")
                + (sequence.cycle() ? ", in a circle" : "")
                + (sequence.cache() == 1 ? "" : ", " + sequence.cache() + " at once");
    }

    static String comment(String comment) {
        return comment.isEmpty() ? "no comment" : "'" + comment + "'";
    }

    static Kind kind(Table.Part part) {
        if (part instanceof Constraint.PrimaryKey) {
            return Kind.PRIMARY_KEY;
        } else if (part instanceof Constraint.Unique) {
            return Kind.UNIQUE;
        } else if (part instanceof Constraint.ForeignKey) {
            return Kind.FOREIGN_KEY;
        } else if (part instanceof Constraint.Check check) {
            return ENUM_CHECK.matcher(check.expression()).matches() ? Kind.ENUM_CHECK : Kind.CHECK;
        }
        return part instanceof Index ? Kind.INDEX : Kind.COLUMN;
    }

    static Kind kind(Member<Name> relation) {
        if (relation instanceof Table) {
            return Kind.TABLE;
        } else if (relation instanceof View) {
            return Kind.VIEW;
        }
        return relation instanceof EnumType ? Kind.ENUM : Kind.SEQUENCE;
    }
}
