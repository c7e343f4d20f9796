package dev.matar.writer;

import static dev.matar.writer.Expr.call;
import static dev.matar.writer.Expr.callOf;
import static dev.matar.writer.Expr.sql;
import static dev.matar.writer.Expr.text;
import static dev.matar.writer.Expr.word;

import dev.matar.operation.*;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Sequence;
import dev.matar.writer.Expr.Chain;
import dev.matar.writer.Expr.Lambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Operations in the words of {@code dev.matar.migration.Operations}. */
final class JavaVerbs {

    private final JavaTables tables;
    private final Predicate<String> touchesOnlyRows;
    /** How many lambdas the operation stands in: each names its parameter anew. */
    private int depth;

    JavaVerbs(Naming naming, Predicate<String> touchesOnlyRows) {
        this.tables = new JavaTables(naming);
        this.touchesOnlyRows = touchesOnlyRows;
    }

    /** @param receiver what is called, such as {@code op} */
    Chain write(Operation operation, String receiver) {
        if (operation instanceof TableOperation o) {
            return onTable(o, receiver);
        } else if (operation instanceof CreateTable o) {
            return call(receiver + ".createTable", tables.write(o.table()));
        } else if (operation instanceof DropTable o) {
            return call(receiver + ".dropTable", text(o.table().toString()));
        } else if (operation instanceof RenameTable o) {
            return call(receiver + ".renameTable", text(o.table().toString()), text(o.to().toString()));
        } else if (operation instanceof Batch o) {
            return call(receiver + ".batchAlterTable", text(o.table().toString()), batch(o));
        } else if (operation instanceof Autocommit o) {
            return call(receiver + ".autocommit", lambda("alone", o.operations()));
        } else if (operation instanceof Sql o) {
            return execute(o, receiver);
        } else if (operation instanceof Code o) {
            throw new Refusal(
                    "unwritable-operation",
                    "The code «" + o.description() + "» is Java that nobody can read back from a running program.",
                    "Copy it from the revision that it stands in.");
        }
        return besideTables(operation, receiver);
    }

    // ---- one table

    private Chain onTable(TableOperation operation, String receiver) {
        Chain alone = inBatch(operation, receiver);
        List<Expr> arguments = new ArrayList<>(List.of(text(operation.table().toString())));
        arguments.addAll(alone.links().get(0).arguments());
        return call(operation instanceof CommentOnTable ? receiver + ".commentOnTable" : alone.links().get(0).name(), arguments);
    }

    private Lambda batch(Batch batch) {
        String parameter = parameter("batch");
        return new Lambda(
                parameter,
                batch.operations().stream().map(o -> inBatch((TableOperation) o, parameter)).toList());
    }

    /** Without the table, which the receiver stands for. */
    private Chain inBatch(TableOperation operation, String receiver) {
        if (operation instanceof AddColumn o) {
            return call(receiver + ".addColumn", JavaColumns.write(o.column()));
        } else if (operation instanceof DropColumn o) {
            return call(receiver + ".dropColumn", text(o.column()));
        } else if (operation instanceof RenameColumn o) {
            return call(receiver + ".renameColumn", text(o.column()), text(o.to()));
        } else if (operation instanceof AlterColumn o) {
            return call(receiver + ".alterColumn", JavaColumns.write(o.to()));
        } else if (operation instanceof AddConstraint o) {
            return call(receiver + ".addConstraint", tables.write(o.table(), o.constraint()));
        } else if (operation instanceof DropConstraint o) {
            return call(receiver + ".dropConstraint", text(o.constraint()));
        } else if (operation instanceof CreateIndex o) {
            return call(receiver + ".createIndex", tables.write(o.table(), o.index()));
        } else if (operation instanceof DropIndex o) {
            return call(receiver + ".dropIndex", text(o.index()));
        } else if (operation instanceof CommentOnTable o) {
            return call(receiver + ".comment", text(o.comment()));
        } else if (operation instanceof InsertRows o) {
            return call(receiver + ".insertRows", rows(o.columns(), o.rows()));
        } else if (operation instanceof DeleteRows o) {
            return call(receiver + ".deleteRows", rows(o.columns(), o.rows()));
        }
        throw new AssertionError(operation);
    }

    private static List<Expr> rows(List<String> columns, List<List<Object>> rows) {
        List<Expr> arguments = new ArrayList<>(List.of(callOf("columns", columns)));
        for (List<Object> row : rows) {
            boolean onlyNull = row.size() == 1 && row.get(0) == null;
            arguments.add(onlyNull ? call("row", word("(Object) null")) : call("row", row.stream().map(JavaValues::write).toList()));
        }
        return arguments;
    }

    // ---- sequences, enum types, views, namespaces

    private static Chain besideTables(Operation operation, String receiver) {
        if (operation instanceof CreateSequence o) {
            Sequence plain = new Sequence(o.sequence().name());
            Expr sequence = o.sequence().equals(plain) ? text(plain.name().toString()) : sequence(o.sequence());
            return call(receiver + ".createSequence", sequence);
        } else if (operation instanceof AlterSequence o) {
            return call(receiver + ".alterSequence", sequence(o.to()));
        } else if (operation instanceof DropSequence o) {
            return call(receiver + ".dropSequence", text(o.sequence().toString()));
        } else if (operation instanceof CreateView o) {
            return call(receiver + ".createView", text(o.view().name().toString()), sql(o.view().query()));
        } else if (operation instanceof ReplaceView o) {
            return call(receiver + ".replaceView", text(o.to().name().toString()), sql(o.to().query()));
        } else if (operation instanceof DropView o) {
            return call(receiver + ".dropView", text(o.view().toString()));
        } else if (operation instanceof CreateNamespace o) {
            return call(receiver + ".createNamespace", text(o.namespace()));
        } else if (operation instanceof DropNamespace o) {
            return call(receiver + ".dropNamespace", text(o.namespace()));
        }
        return enumType(operation, receiver);
    }

    private static Chain enumType(Operation operation, String receiver) {
        if (operation instanceof CreateEnum o) {
            List<String> arguments = new ArrayList<>(List.of(o.type().name().toString()));
            arguments.addAll(o.type().values());
            return callOf(receiver + ".createEnum", arguments);
        } else if (operation instanceof DropEnum o) {
            return call(receiver + ".dropEnum", text(o.type().toString()));
        } else if (operation instanceof AddEnumValue o) {
            List<String> arguments = new ArrayList<>(List.of(o.type().toString(), o.value()));
            o.before().ifPresent(arguments::add);
            return callOf(receiver + ".addEnumValue", arguments);
        } else if (operation instanceof DropEnumValue o) {
            return call(receiver + ".dropEnumValue", text(o.type().toString()), text(o.value()));
        } else if (operation instanceof RenameEnumValue o) {
            return callOf(receiver + ".renameEnumValue", List.of(o.type().toString(), o.value(), o.to()));
        }
        throw new AssertionError(operation);
    }

    private static Chain sequence(Sequence sequence) {
        Chain written = call("sequence", text(sequence.name().toString()));
        written = sequence.start() == 1 ? written : written.then("start", JavaValues.number(sequence.start()));
        written = sequence.increment() == 1 ? written : written.then("increment", JavaValues.number(sequence.increment()));
        written = sequence.min().isEmpty() ? written : written.then("min", JavaValues.number(sequence.min().getAsLong()));
        written = sequence.max().isEmpty() ? written : written.then("max", JavaValues.number(sequence.max().getAsLong()));
        written = sequence.cycle() ? written.then("cycling") : written;
        return sequence.cache() == 1 ? written : written.then("cache", JavaValues.number(sequence.cache()));
    }

    // ---- SQL

    private Chain execute(Sql sql, String receiver) {
        List<Expr> arguments = new ArrayList<>(List.of(sql(sql.up())));
        if (!sql.down().isEmpty()) {
            arguments.add(sql(sql.down()));
        }
        boolean onRows = touchesOnlyRows.test(sql.up()) && (sql.down().isEmpty() || touchesOnlyRows.test(sql.down()));
        Optional<List<Operation>> told = onRows ? Optional.of(List.of()) : Optional.empty();
        if (!sql.effect().equals(told)) {
            if (sql.effect().isEmpty()) {
                return call(receiver + ".executeUndeclared", arguments);
            }
            arguments.add(lambda("effect", sql.effect().get()));
        }
        return call(receiver + ".execute", arguments);
    }

    private Lambda lambda(String name, List<Operation> operations) {
        String parameter = parameter(name);
        depth++;
        Lambda lambda = new Lambda(parameter, operations.stream().map(o -> write(o, parameter)).toList());
        depth--;
        return lambda;
    }

    private String parameter(String name) {
        return depth == 0 ? name : name + (depth + 1);
    }
}
