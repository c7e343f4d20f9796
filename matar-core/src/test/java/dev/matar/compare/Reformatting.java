package dev.matar.compare;

import dev.matar.dialect.SqlLexer;
import dev.matar.dialect.SqlLexer.Token;
import dev.matar.dialect.SqlSyntax;
import dev.matar.law.Dice;
import dev.matar.operation.AddColumn;
import dev.matar.operation.AddConstraint;
import dev.matar.operation.AlterColumn;
import dev.matar.operation.Batch;
import dev.matar.operation.Code;
import dev.matar.operation.CreateIndex;
import dev.matar.operation.CreateTable;
import dev.matar.operation.CreateView;
import dev.matar.operation.Operation;
import dev.matar.operation.ReplaceView;
import dev.matar.operation.Sql;
import dev.matar.operation.TableOperation;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes operations in another way that means the same. */
final class Reformatting {

    private static final List<String> GAPS = List.of(" ", "\n", "\r\n    ", "\t", " /* ; ' */ ", "  -- it's\n", "\n\n--\n  ");

    private final Dice dice;
    private final SqlSyntax syntax;
    private final SqlTexts texts;

    Reformatting(Dice dice, SqlSyntax syntax) {
        this.dice = dice;
        this.syntax = syntax;
        this.texts = new SqlTexts(this::sql);
    }

    List<Operation> of(List<Operation> operations) {
        List<Operation> all = new ArrayList<>();
        for (Operation operation : operations) {
            if (operation instanceof Sql sql) {
                all.addAll(oneByOne(sql));
            } else {
                Operation other = of(operation);
                all.add(other instanceof TableOperation on && dice.chance(20) ? new Batch(on.table(), List.of(on)) : other);
            }
        }
        return all;
    }

    /** Statements behind each other are one text or several. */
    private List<Operation> oneByOne(Sql sql) {
        Sql undeclared = new Sql(sql(sql.up()), "", dice.chance(50) ? sql.effect() : Optional.empty());
        return dice.chance(20) ? List.of(undeclared, Sql.onRows(" -- nothing\n")) : List.of(undeclared);
    }

    private Operation of(Operation operation) {
        if (operation instanceof Code code) {
            return new Code(code.description(), connection -> {});
        } else if (operation instanceof CreateTable create) {
            return new CreateTable(shuffled(texts.of(create.table())));
        } else if (operation instanceof AddColumn add) {
            return new AddColumn(add.table(), texts.of(add.column()));
        } else if (operation instanceof AlterColumn alter) {
            return new AlterColumn(alter.table(), texts.of(alter.to()));
        } else if (operation instanceof AddConstraint add) {
            return new AddConstraint(add.table(), texts.of(add.constraint()));
        } else if (operation instanceof CreateIndex create) {
            return new CreateIndex(create.table(), texts.of(create.index()));
        } else if (operation instanceof CreateView create) {
            return new CreateView(texts.of(create.view()));
        }
        return operation instanceof ReplaceView replace ? new ReplaceView(texts.of(replace.to())) : operation;
    }

    private Table shuffled(Table table) {
        return new Table(
                table.name(), shuffled(table.columns()), shuffled(table.constraints()), shuffled(table.indexes()), table.comment(), table.options());
    }

    private <K, T extends Member<K>> Members<K, T> shuffled(Members<K, T> members) {
        return Members.of(dice.shuffle(members.stream().toList()));
    }

    /** The same tokens: other blanks and comments where there are some, and where there may be some, and words in the other case. */
    String sql(String sql) {
        SqlLexer lexer = new SqlLexer(syntax, sql, "", 1);
        StringBuilder other = new StringBuilder();
        int end = -1;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            boolean stands = token == Token.TERMINATOR || end == lexer.start() && !dice.chance(10);
            other.append(end < 0 || stands && end == lexer.start() ? "" : dice.pick(GAPS));
            String spelling = sql.substring(lexer.start(), lexer.end());
            boolean folds = token == Token.WORD && !syntax.equals(SqlSyntax.MYSQL) && dice.chance(30);
            other.append(folds ? inOtherCase(spelling) : spelling);
            end = lexer.end();
        }
        return other.append(dice.pick(List.of("", "", "\n", " -- end"))).toString();
    }

    private static String inOtherCase(String word) {
        StringBuilder other = new StringBuilder();
        word.chars().forEach(c -> other.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return other.toString();
    }
}
