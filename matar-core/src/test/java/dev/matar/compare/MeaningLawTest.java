package dev.matar.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.SqlSyntax;
import dev.matar.law.Cases;
import dev.matar.law.Dice;
import dev.matar.law.Features;
import dev.matar.law.RandomOperations;
import dev.matar.law.RandomSchemas;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Code;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What means the same is the same, however it is written; and a change is always noticed. */
class MeaningLawTest {

    private static final List<SqlSyntax> SYNTAXES = List.of(SqlSyntax.SQLITE, SqlSyntax.H2, SqlSyntax.POSTGRESQL, SqlSyntax.MYSQL);

    private static final List<String> ATOMS = List.of(
            "select", "a", "b", "x$1", "Title", "'a;b'", "'it''s;'", "'  two  '", "\"c;\"\"d\"", "(", ")", ",", "/", "-", "*", "=", "1", "1.5", "'\n;\n'", "é");

    /** A revision, and what it was made from. */
    private record Case(Schema schema, List<Operation> operations, SqlSyntax syntax) {

        static Case of(Dice dice) {
            Schema schema = new RandomSchemas(dice, Features.EVERYTHING).schema();
            SqlSyntax syntax = dice.pick(SYNTAXES);
            List<Operation> operations = new ArrayList<>();
            for (int i = dice.between(1, 5); i > 0; i--) {
                operations.add(operation(dice, schema));
            }
            return new Case(schema, operations, syntax);
        }

        static Operation operation(Dice dice, Schema schema) {
            Operation any = new RandomOperations(dice, Features.EVERYTHING).any(schema);
            Operation operation = dice.chance(25) || any instanceof Sql ? sql(dice) : any;
            return dice.chance(5) ? new Autocommit(List.of(operation)) : operation;
        }

        boolean means(List<Operation> others) {
            Meaning meaning = new Meaning(syntax);
            boolean same = meaning.same(operations, others);
            List<?> differences =
                    LineUp.of(meaning.deeds(operations), meaning.deeds(others), (one, other) -> one.meant().equals(other.meant()));
            assertThat(differences.isEmpty()).as("there is a difference to be shown").isEqualTo(same);
            return same;
        }
    }

    private static Sql sql(Dice dice) {
        List<String> statements = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            statements.add(String.join(" ", tokens(dice)));
        }
        return Sql.undeclared(String.join("; ", statements));
    }

    private static List<String> tokens(Dice dice) {
        List<String> tokens = new ArrayList<>(List.of("select"));
        for (int i = dice.between(1, 8); i > 0; i--) {
            tokens.add(dice.pick(ATOMS));
        }
        return tokens;
    }

    @Test
    void otherLayoutIsNeverNoticed() {
        long cases = Cases.each(4_000, dice -> {
            Case one = Case.of(dice);
            List<Operation> others = new Reformatting(dice, one.syntax()).of(one.operations());
            assertThat(one.means(others)).as(Notation.write(one.operations()) + "\nagainst\n" + Notation.write(others)).isTrue();
        });
        assertThat(cases).isPositive();
    }

    @Test
    void whatIsKeptMeansWhatWasSaid() {
        Cases.each(2_000, dice -> {
            Case one = Case.of(dice);
            String written = Notation.write(one.operations());
            assertThat(one.means(Notation.readWithCode(written))).as(written).isTrue();
        });
    }

    @Test
    void anotherOperationIsAlwaysNoticed() {
        Cases.each(4_000, dice -> {
            Case one = Case.of(dice);
            List<Operation> others = changed(dice, one);
            List<Operation> spelled = new Reformatting(dice, one.syntax()).of(others);
            assertThat(one.means(spelled)).as(Notation.write(one.operations()) + "\nagainst\n" + Notation.write(others)).isFalse();
        });
    }

    /** One operation goes, comes, becomes another, or stands elsewhere. */
    private static List<Operation> changed(Dice dice, Case one) {
        List<Operation> others = new ArrayList<>(one.operations());
        int at = dice.below(others.size());
        switch (dice.below(4)) {
            case 0 -> others.add(at, another(dice, one, List.of()));
            case 1 -> others.set(at, another(dice, one, List.of(others.get(at))));
            case 2 -> others.add(others.remove(at));
            default -> others.remove(at);
        }
        return said(others).equals(said(one.operations())) ? changed(dice, one) : others;
    }

    private static Operation another(Dice dice, Case one, List<Operation> than) {
        Operation other = Case.operation(dice, one.schema());
        return said(List.of(other)).equals(said(than)) ? another(dice, one, than) : other;
    }

    /** As text without blanks, of which everybody sees whether it is the same; without what is only declared and how it is grouped. */
    private static List<String> said(List<Operation> operations) {
        return operations.stream()
                .flatMap(operation -> operation instanceof Autocommit section
                        ? said(section.operations()).stream().map(text -> "autocommit" + text)
                        : operation.parts().stream().map(MeaningLawTest::text))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toList());
    }

    private static String text(Operation operation) {
        Operation bare = operation instanceof Code code ? new Code(code.description(), connection -> {}) : operation;
        return Notation.write(bare).lines().sorted().collect(Collectors.joining()).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    @Test
    void aChangedTokenOfSqlIsAlwaysNoticed() {
        Cases.each(4_000, dice -> {
            SqlSyntax syntax = dice.pick(SYNTAXES);
            List<String> tokens = tokens(dice);
            List<String> others = new ArrayList<>(tokens);
            change(others, dice, syntax);
            Case one = new Case(Schema.empty(), List.of(Sql.undeclared(String.join(" ", tokens))), syntax);
            String other = new Reformatting(dice, syntax).sql(String.join(" ", others));
            assertThat(one.means(List.of(Sql.undeclared(other)))).as(tokens + "\nagainst\n" + other).isEqualTo(tokens.equals(others));
        });
    }

    private static void change(List<String> tokens, Dice dice, SqlSyntax syntax) {
        int at = dice.below(tokens.size());
        String token = tokens.get(at);
        boolean isQuoted = token.startsWith("'") || token.startsWith("\"");
        switch (dice.below(6)) {
            case 0 -> tokens.add(at, dice.pick(ATOMS));
            case 1 -> tokens.set(at, dice.pick(ATOMS));
            case 2 -> tokens.set(at, isQuoted ? token.replaceFirst("(?s)(.)$", " $1") : token + "9");
            case 3 -> tokens.set(at, isQuoted || syntax.equals(SqlSyntax.MYSQL) ? token.toUpperCase(Locale.ROOT) : token);
            case 4 -> {
                if (at > 0 && (tokens.get(at - 1) + token).matches("\\w+")) {
                    tokens.set(at - 1, tokens.get(at - 1) + tokens.remove(at));
                }
            }
            default -> tokens.remove(at);
        }
    }
}
