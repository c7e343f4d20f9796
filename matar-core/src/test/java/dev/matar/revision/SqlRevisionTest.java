package dev.matar.revision;

import static dev.matar.revision.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.revision.SqlRevision.Block;
import dev.matar.revision.SqlRevision.Effect;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlRevisionTest {

    static final String WHOLE =
            """
            -- revision: 4640e9af0234
            -- revises: 29edbf20051e, 01ea
            -- depends_on: billing@head
            -- branch_labels: app,web ,
            -- message: create organization: table
            -- created: 2023-04-28T01:59:42.015293

            -- what the app asked for
            -- upgrade
            -- effect: create table organization
            CREATE TABLE organization (id text); -- upgrade
            -- effect: add column a.b text

            -- downgrade
            DROP TABLE organization;
            """;

    private static SqlRevision read(String text) {
        return SqlRevision.read(text, "v/a.sql");
    }

    @Test
    void aRevisionIsItsHeaderAndTwoSections() {
        SqlRevision revision = read(WHOLE);

        assertThat(revision.header())
                .isEqualTo(new RevisionHeader(
                        "4640e9af0234",
                        List.of("29edbf20051e", "01ea"),
                        List.of("billing@head"),
                        List.of("app", "web"),
                        "create organization: table",
                        Optional.of(LocalDateTime.of(2023, 4, 28, 1, 59, 42, 15_293_000))));
        assertThat(revision.upgrade().blocks()).hasSize(1);
        assertThat(revision.upgrade().blocks().get(0).line()).isEqualTo(10);
        assertThat(revision.upgrade().blocks().get(0).sql())
                .startsWith("-- effect: create table organization\nCREATE TABLE")
                .endsWith("add column a.b text");
        assertThat(revision.upgrade().effects())
                .containsExactly(new Effect("create table organization", 10), new Effect("add column a.b text", 12));
        assertThat(revision.downgrade().blocks()).containsExactly(new Block("DROP TABLE organization;", 15, false));
        assertThat(revision.downgrade().effects()).isEmpty();
    }

    @Test
    void lineEndsAndAByteOrderMarkMakeNoDifference() {
        SqlRevision plain = read(WHOLE);
        SqlRevision windows = read("\uFEFF" + WHOLE.replace("\n", "\r\n"));

        assertThat(windows.header()).isEqualTo(plain.header());
        assertThat(windows.upgrade().effects()).isEqualTo(plain.upgrade().effects());
        assertThat(windows.upgrade().blocks().get(0).line()).isEqualTo(10);
        assertThat(windows.downgrade().blocks().get(0).sql()).isEqualTo("DROP TABLE organization;");
    }

    @Test
    void aRevisionMayBeMeantToLoseData() {
        String begin = "-- revision: a\n-- loses_data: ";
        String rest = "\n-- upgrade\n-- downgrade";
        assertThat(read(begin + rest).header().losesData()).isEmpty();
        assertThat(read(begin + "downgrade" + rest).header().losesData()).containsExactly(Step.Direction.DOWN);
        assertThat(read(begin + "upgrade, downgrade" + rest).header().losesData())
                .containsExactlyInAnyOrder(Step.Direction.UP, Step.Direction.DOWN);
        assertRefused(
                () -> read(begin + "true" + rest),
                "invalid-revision-file",
                "v/a.sql:2: data is lost on upgrade or downgrade, not on true.");
    }

    @Test
    void onlyTheIdIsNeeded() {
        SqlRevision revision = read("-- revision: a\n--upgrade\n  -- DOWNGRADE");

        assertThat(revision.header()).isEqualTo(RevisionHeader.of("a"));
        assertThat(revision.upgrade().blocks()).isEmpty();
        assertThat(revision.downgrade().blocks()).isEmpty();
    }

    @Test
    void sectionsMayComeInEitherOrder() {
        SqlRevision revision = read("-- revision: a\n-- downgrade\ndrop;\n-- upgrade\ncreate;");

        assertThat(revision.upgrade().blocks()).containsExactly(new Block("create;", 5, false));
        assertThat(revision.downgrade().blocks()).containsExactly(new Block("drop;", 3, false));
    }

    @Test
    void blankLinesAroundABlockAreNoPartOfIt() {
        SqlRevision revision = read("-- revision: a\n-- upgrade\n\n \n  one\n\n  two;\n \n-- downgrade\n\n");

        assertThat(revision.upgrade().blocks()).containsExactly(new Block("  one\n\n  two;", 5, false));
        assertThat(revision.downgrade().blocks()).isEmpty();
    }

    @Test
    void partsOfASectionRunOutsideOfATransaction() {
        SqlRevision revision = read(
                """
                -- revision: a
                -- upgrade
                one;
                -- autocommit
                two;
                three;
                -- end autocommit
                -- autocommit
                -- end autocommit
                four;
                -- downgrade
                -- autocommit
                five;
                """);

        assertThat(revision.upgrade().blocks())
                .containsExactly(
                        new Block("one;", 3, false),
                        new Block("two;\nthree;", 5, true),
                        new Block("four;", 10, false));
        assertThat(revision.downgrade().blocks()).containsExactly(new Block("five;", 13, true));
    }

    @Test
    void anEffectOfSeveralLinesKeepsItsIndentation() {
        SqlRevision revision = read(
                """
                -- revision: a
                -- upgrade
                -- effect: create table a
                -- effect:   column id integer not null
                  --effect:  primary key id \s
                -- effect:
                -- downgrade
                """);

        String text = String.join("\n", revision.upgrade().effects().stream().map(Effect::text).toList());
        assertThat(text).isEqualTo("create table a\n  column id integer not null\n primary key id\n");
    }

    @Test
    void commentsInAHeaderAreFree() {
        String header =
                """
                -- ---------------------------
                -- written on a train, see https://example.org/a: it was late
                -- https://example.org
                --
                ---- revises : b
                -- revision : a
                """;
        assertThat(read(header + "-- upgrade\n-- downgrade\n").header()).isEqualTo(RevisionHeader.of("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                                 | 1: the revision has no id.
                    `~ ~`                                              | 1: the revision has no id.
                    -- revises: a~-- upgrade~-- downgrade              | 1: the revision has no id.
                    -- revises: a~-- revision:~-- upgrade~-- downgrade | 2: the revision has no id.
                    -- revision: a                                     | 1: the file ends without a section -- upgrade.
                    -- revision: a~-- upgrade~create table a (i        | 3: the file ends without a section -- downgrade.
                    -- revision: a~-- downgrade~                       | 2: the file ends without a section -- upgrade.
                    -- revision: a~-- upgrade~-- upgrade~-- downgrade  | 3: -- upgrade begins a second time; the first is on line 2.
                    -- revision: a~-- revision: b~-- upgrade           | 2: revision stands here a second time; the first is on line 1.
                    -- revision: a~-- revises:~-- revises: b           | 3: revises stands here a second time; the first is on line 2.
                    -- revision: a~-- revices: b~-- upgrade            | 2: there is no header revices.
                    -- revision: a~-- Note: b~-- upgrade               | 2: there is no header Note.
                    -- revision: a~create table a (i int);             | 2: SQL stands before -- upgrade.
                    -- revision: a~-- upgarde~drop table a;            | 3: SQL stands before -- upgrade.
                    create table a (i int);                            | 1: SQL stands before -- upgrade.
                    -- revision: a~~-- created: today~-- upgrade~-- downgrade | 3: created is no time: today.
                    -- revision: a~-- upgrade~-- autocommit~-- autocommit     | 4: -- autocommit stands within another.
                    -- revision: a~-- upgrade~-- end autocommit       | 3: -- end autocommit has no -- autocommit before it.
                    """)
    void whatIsNotOfTheFormIsRefusedWithItsLine(String text, String problem) {
        String file = text == null ? "" : text.replace('~', '\n');
        assertRefused(() -> read(file), "invalid-revision-file", "v/a.sql:" + problem);
    }
}
