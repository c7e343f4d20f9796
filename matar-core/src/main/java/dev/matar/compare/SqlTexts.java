package dev.matar.compare;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Index;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.List;
import java.util.function.UnaryOperator;

/** Puts something else in the place of each text of SQL that a noun holds: in a check, a default, a computed column, an index, a view. */
record SqlTexts(UnaryOperator<String> replacement) {

    Table of(Table table) {
        return new Table(
                table.name(),
                all(table.columns(), this::of),
                all(table.constraints(), this::of),
                all(table.indexes(), this::of),
                table.comment(),
                table.options());
    }

    private static <K, T extends Member<K>> Members<K, T> all(Members<K, T> members, UnaryOperator<T> replaced) {
        return Members.of(members.stream().map(replaced).toList());
    }

    Column of(Column column) {
        return column.from(of(column.defaultValue()));
    }

    private Default of(Default source) {
        if (source instanceof Default.Expression expression) {
            return new Default.Expression(replacement.apply(expression.sql()));
        }
        return source instanceof Default.Computed computed
                ? new Default.Computed(replacement.apply(computed.sql()), computed.stored())
                : source;
    }

    Constraint of(Constraint constraint) {
        return constraint instanceof Constraint.Check check
                ? new Constraint.Check(check.name(), replacement.apply(check.expression()))
                : constraint;
    }

    Index of(Index index) {
        List<Index.Key> keys = index.keys().stream().map(this::of).toList();
        return new Index(index.name(), keys, index.unique(), replacement.apply(index.where()), index.include(), index.options());
    }

    private Index.Key of(Index.Key key) {
        return key.expression() ? new Index.Key(replacement.apply(key.text()), true, key.descending(), key.nulls()) : key;
    }

    View of(View view) {
        return new View(view.name(), replacement.apply(view.query()));
    }
}
