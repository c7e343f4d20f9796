package dev.matar.run;

import dev.matar.dialect.Dialect;
import dev.matar.diff.Diff;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.CreateTable;
import dev.matar.operation.Operation;
import dev.matar.operation.RenameColumn;
import dev.matar.operation.RenameTable;
import dev.matar.operation.Sql;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Default;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.source.QuarantineNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes of a table or column in quarantine the one that a revision creates. */
final class TakenBack {

    private final Dialect dialect;

    TakenBack(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Why a table is not the one that is created; empty where it is. */
    Optional<String> misfit(Table lying, Table wanted) {
        Table there = plain(lying);
        Table made = plain(wanted);
        for (Column column : made.columns()) {
            Optional<Column> kept = there.columns().find(column.name());
            if (kept.isEmpty()) {
                return Optional.of("has no column " + column.name());
            } else if (!fits(kept.get(), column)) {
                return Optional.of("has another column " + column.name());
            }
        }
        Optional<String> more = there.columns().keys().stream().filter(name -> !made.columns().has(name)).findFirst();
        return more.map(name -> "has a column " + name)
                .or(() -> keyOf(there).equals(keyOf(made)) ? Optional.empty() : Optional.of("has another primary key"));
    }

    private static boolean fits(Column lying, Column wanted) {
        return lying.type().equals(wanted.type())
                && lying.defaultValue().equals(wanted.defaultValue())
                && (wanted.nullable() || !lying.nullable());
    }

    /** Whether a column holds what another would, were that put aside. */
    boolean sameType(Column lying, Column wanted) {
        return plain(lying).type().equals(plain(wanted).type());
    }

    private Column plain(Column column) {
        Table table = new Table(
                Name.of("t"), Members.of(List.of(column.rename("c").from(Default.NONE))), Members.none(), Members.none(), "", Map.of());
        return plain(table).column("c");
    }

    /** A table as the database would say it, were it stripped, without what makes no difference to its rows. */
    private Table plain(Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.isComputed() && !QuarantineNames.is(column.name()))
                .map(column -> Stripped.bare(column, dialect.name()).comment(""))
                .map(column -> column.defaultValue() instanceof Default.Identity ? column : column.from(Default.NONE))
                .toList();
        List<Constraint> key = table.primaryKey().stream().map(each -> each.named("k")).map(Constraint.class::cast).toList();
        Name name = Name.of("t");
        Table plain = new Table(name, Members.of(columns), Members.of(key), Members.none(), "", table.options());
        return dialect.normalize(Schema.of(plain)).table(name);
    }

    private static List<String> keyOf(Table table) {
        return table.primaryKey().map(Constraint.PrimaryKey::columns).orElse(List.of());
    }

    /**
     * The table comes back by its name; then all is made of it that it lacks.
     *
     * @param before a schema in which the table has the primary key that it shall have
     */
    List<Operation> table(Table lying, CreateTable create, Schema before) {
        RenameTable back = new RenameTable(lying.name(), create.table().name());
        Table wanted = withKeyOf(lying, create.table());
        for (Column aside : QuarantineNames.columns(lying)) {
            wanted = wanted.columns(wanted.columns().with(aside));
        }
        Schema to = dialect.normalize(new CreateTable(wanted).apply(before.withoutTable(lying.name())));
        // An engine whose enum types are there as long as they are used would have them created here.
        Schema from = dialect.normalize(back.apply(before)).enums(to.enums());
        List<Operation> all = new ArrayList<>(List.of(back));
        all.addAll(Diff.between(from, to));
        return all;
    }

    /** The key's name may be one that the database gives. */
    private static Table withKeyOf(Table lying, Table wanted) {
        List<Constraint> constraints = Stream.concat(
                        lying.primaryKey().stream(),
                        wanted.constraints().stream().filter(each -> !(each instanceof Constraint.PrimaryKey)))
                .map(Constraint.class::cast)
                .toList();
        return wanted.constraints(Members.of(constraints));
    }

    /** The column comes back by its name, as it was; rows that came since get its default where they need a value. */
    List<Operation> column(Column lying, AddColumn add) {
        Column wanted = add.column();
        List<Operation> all = new ArrayList<>();
        all.add(new RenameColumn(add.table(), lying.name(), wanted.name()));
        if (!lying.rename(wanted.name()).equals(wanted.nullable(true))) {
            all.add(new AlterColumn(add.table(), wanted.nullable(true)));
        }
        if (!wanted.nullable()) {
            fill(add.table(), wanted).ifPresent(all::add);
            all.add(new AlterColumn(add.table(), wanted));
        }
        return all;
    }

    private Optional<Operation> fill(Name table, Column wanted) {
        Optional<String> value = wanted.defaultValue() instanceof Default.Value constant
                ? Optional.of(dialect.literal(constant.value()))
                : wanted.defaultValue() instanceof Default.Expression expression ? Optional.of(expression.sql()) : Optional.empty();
        String column = dialect.quote(wanted.name());
        return value.map(text ->
                Sql.onRows("UPDATE " + dialect.quote(table) + " SET " + column + " = " + text + " WHERE " + column + " IS NULL"));
    }
}
