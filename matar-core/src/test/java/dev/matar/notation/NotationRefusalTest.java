package dev.matar.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.matar.operation.Code;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.DropTable;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What cannot be read is refused with its line, what was found, what was expected, and an example. */
class NotationRefusalTest {

    private static final String LINES = """
            add colum t: a text
              «add colum t: a text» is no operation.
            frobnicate
              «frobnicate» is no operation.
            drop table
              the line ends where a name is expected, after «drop table».
            drop table a b
              «b» stands where the end of the line is expected, after «drop table a».
            drop column t
              the line ends where «.» is expected, after «drop column t».
            add column t a text
              «a» stands where «:» is expected, after «add column t».
            add column t: a text nul
              «nul» stands where not null, default, identity, as, comment or the end of the line is expected, after «add column t: a text».
            add column t: a text default 1 identity
              «identity» stands where not null, comment or the end of the line is expected, after «add column t: a text default 1».
            add column t: a char
              the line ends where a length in parentheses is expected, after «add column t: a char».
            add column t: a varchar(x)
              «x)» stands where a whole number is expected, after «add column t: a varchar(».
            add column t: a text default '
              «'» stands where a closing ' is expected, after «add column t: a text default».
            add column t: a text default e'\\q'
              «e'\\q'» stands where a closing ' and no escape but \\n \\r \\t \\\\ \\uXXXX is expected, after «add column t: a text default».
            add column t: a text as (b
              «(b» stands where a closing parenthesis to what begins here is expected, after «add column t: a text as».
            add constraint t: fk x
              «fk» stands where primary key, unique, foreign key or check is expected, after «add constraint t:».
            add constraint t: unique u ()
              The unique constraint u has no column.
            create table ""
              A name is empty.
            create sequence s increment 0
              The sequence s has an increment of 0 and a cache of 1.
            create view v as
              the line ends where a text behind a bar | is expected, after «create view v as».
            sql
              the line ends where a text behind a bar | is expected, after «sql».
            create enum mood ('a', b)
              «b)» stands where a text in single quotes is expected, after «create enum mood ('a',».
            """;

    @TestFactory
    Stream<DynamicTest> aLineIsRefusedInASentence() {
        List<String> lines = LINES.lines().toList();
        return IntStream.range(0, lines.size() / 2).mapToObj(i -> dynamicTest(lines.get(2 * i), () -> {
            Refusal refusal = refusalOf(lines.get(2 * i));
            assertThat(refusal.code()).isEqualTo("notation");
            assertThat(refusal.problem()).isEqualTo("Line 1: " + lines.get(2 * i + 1).strip());
            assertThat(refusal.remedy()).isNotEmpty();
        }));
    }

    @Test
    void anExampleOfTheOperationIsShown() {
        assertThat(refusalOf("drop column t").remedy())
                .isEqualTo("Write it as in: drop column category.organization_id");
        assertThat(refusalOf("drop it").remedy())
                .isEqualTo("Operations begin with drop table, drop column, drop constraint, drop index, drop sequence, "
                        + "drop enum, drop value, drop view, drop namespace.");
    }

    @Test
    void theLineOfAMemberIsTold() {
        assertThat(refusalOf("create table t\n\n  a text\n  b strng\n").problem())
                .startsWith("Line 4: «strng» stands where a type");
        assertThat(refusalOf("insert into t (a)\n  (date '2023-02-30')").problem())
                .isEqualTo("Line 2: «'2023-02-30')» stands where a text such as '2023-04-28' is expected, "
                        + "after «(date».");
        assertThat(refusalOf("create table t\n  a text\n  a text").problem())
                .isEqualTo("Line 1: Two siblings are named a.");
        assertThat(refusalOf("drop table t\n  a text").problem())
                .isEqualTo("Line 2: «a text» stands under line 1, which has no lines of its own.");
        assertThat(refusalOf("batch t\n  drop table t").problem()).startsWith("Line 1: A batch on table t holds ");
    }

    @Test
    void indentationThatDoesNotFitIsRefused() {
        assertThat(refusalOf("create table t\n    a text\n  b text").problem())
                .isEqualTo("Line 3: 2 spaces stand before «b text», and 4 before line 2.");
        assertThat(refusalOf("create table t\n\ta text").problem())
                .isEqualTo("Line 2: a tab stands before the first word.");
        assertThat(refusalOf("  drop table t\ndrop table u").problem())
                .isEqualTo("Line 2: 0 spaces stand before «drop table u», and 2 before line 1.");
    }

    @Test
    void javaIsWrittenAndNotRead() {
        Code code = new Code("count the likes", c -> {}, Optional.empty(), List.of(new CreateNamespace("audit")));
        String written = Notation.write(code);
        assertThat(written).isEqualTo("code 'count the likes'\n  effect\n    create namespace audit");
        assertThat(refusalOf(written).getMessage())
                .isEqualTo("Line 1: the code «count the likes» is Java, which a text cannot hold. "
                        + "Write it in a Java revision, or give SQL instead.");
    }

    @Test
    void aSchemaIsRefusedWhereItIsNotWhole() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Notation.readSchema("table t\n  mood enum mood\n"));
        assertThat(refusal.code()).isEqualTo("dangling-reference");
        assertThat(catchThrowableOfType(Refusal.class, () -> Notation.readSchema("create table t")).getMessage())
                .isEqualTo("Line 1: «create» stands where table, view, sequence, enum or namespace is expected. "
                        + "Write it as in: table organization");
    }

    @Test
    void wordsMayBeInUpperCaseAndNamesKeepTheirs() {
        assertThat(Notation.readOperations("DROP TABLE Audit.Entry\r\n"))
                .containsExactly(new DropTable(Name.of("Audit", "Entry")));
    }

    private static Refusal refusalOf(String text) {
        return catchThrowableOfType(Refusal.class, () -> Notation.readOperations(text));
    }
}
