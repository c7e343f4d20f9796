package dev.matar.check;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.law.Cases;
import dev.matar.law.Features;
import dev.matar.law.RandomOperations;
import dev.matar.law.RandomSchemas;
import dev.matar.notation.Notation;
import dev.matar.operation.*;
import dev.matar.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostsTest {

    private static final Schema SCHEMA = Notation.readSchema(
            """
            enum mood ('sad', 'ok')

            table post
              id integer not null
              title varchar(50)
              words integer
              twice integer as (words * 2) stored
              mood enum mood
              primary key pk_post (id)
            """);

    private static List<String> costs(String operations) {
        return Costs.of(Notation.readOperations(operations), SCHEMA).stream()
                .map(cost -> cost.kind().word() + ": " + cost.sentence())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            drop table post                                      | data-lost: The rows of table post are lost.
            drop column post.title                               | data-lost: The values of column title of table post are lost.
            alter column post: title varchar(20)                 | data-lost: Values of column title of table post may be cut
            alter column post: title integer                     | data-lost: Values of column title of table post may be cut
            drop value 'ok' from enum mood                       | may-fail: Rows that hold the value ok of the enum type mood
            alter column post: title varchar(50) not null        | may-fail: Rows with null stand in the way of column title
            add column post: author integer not null             | may-fail: Rows have no value for the new column author
            add constraint post: unique uq (title)               | may-fail: Rows of table post that are alike stand in the way of uq.
            create unique index post: uq (title)                 | may-fail: Rows of table post that are alike stand in the way of uq.
            add constraint post: check ck (words > 0)            | may-fail: Rows of table post that do not keep to ck
            add column post: thrice integer as (words * 3) stored | blocks: Table post gets the computed column thrice
            alter column post: words bigint                      | blocks: Table post gets another type for words
            create index post: ix (title)                        | blocks: Writers of table post wait while ix is built.
            """)
    void eachHazardIsTold(String operation, String cost) {
        assertThat(costs(operation)).anySatisfy(told -> assertThat(told).startsWith(cost));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            alter column post: title varchar(60)                 | ''
            alter column post: title text                        | ''
            drop column post.twice                               | ''
            rename column post.title to headline                 | ''
            add column post: author integer                      | ''
            add column post: author integer not null default 1   | ''
            drop constraint post.pk_post                         | ''
            """)
    void whatCostsNothingIsNotTold(String operation, String nothing) {
        assertThat(costs(operation)).isEmpty();
    }

    @Test
    void rowsThatNoKeyTellsApartMayTakeOthersAlongWhenTheyAreTakenBack() {
        assertThat(costs("insert into post (title, words)\n  ('x', 1)"))
                .singleElement()
                .asString()
                .startsWith("data-lost: Taking back the rows inserted into table post also deletes rows like them");
        assertThat(costs("insert into post (id, title)\n  (1, 'x')")).isEmpty();
    }

    @Test
    void aTableThatIsNewHasNoRowsToLose() {
        assertThat(costs("create table t\n  a integer\n  b integer\ncreate index t: ix (a)\ndrop index t.ix\ndrop column t.a"))
                .isEmpty();
    }

    @Test
    void effectsCountAsWhatTheyDeclareAndOtherSqlAsUnknown() {
        Operation declared = Sql.declared("ALTER …", Notation.readOperations("drop column post.title"));
        Operation undeclared = Sql.undeclared("\nDROP SOMETHING\nMORE");
        assertThat(Costs.of(List.of(new Autocommit(List.of(declared)), undeclared, declared), SCHEMA))
                .extracting(Cost::kind)
                .containsExactly(Cost.Kind.DATA_LOST, Cost.Kind.UNKNOWN, Cost.Kind.UNKNOWN);
        assertThat(Costs.of(List.of(undeclared), SCHEMA).get(0).sentence()).endsWith("DROP SOMETHING");
    }

    /** What is gone after a change, though it was there before, is told as lost. */
    @Test
    void nothingIsLostUntold() {
        Cases.each(2000, dice -> {
            Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
            Operation operation = new RandomOperations(dice, Features.EVERYTHING).any(before);
            List<Cost> costs = Costs.of(List.of(operation), before);
            if (operation instanceof DropTable || operation instanceof DropColumn drop && !before.table(drop.table()).column(drop.column()).isComputed()) {
                assertThat(costs).extracting(Cost::kind).contains(Cost.Kind.DATA_LOST);
                assertThat(Costs.oneByOne().stakes(operation, before)).isNotEmpty().isEqualTo(Costs.ahead().stakes(operation, before));
            }
            assertThat(Costs.mayLoseData(operation)).isIn(true, !Costs.oneByOne().stakes(operation, before).isEmpty());
            costs.forEach(cost -> assertThat(cost.sentence() + cost.remedy()).endsWith("."));
        });
    }
}
