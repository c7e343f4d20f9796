package dev.matar.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.diff.Diff;
import dev.matar.notation.Notation;
import dev.matar.operation.DropConstraint;
import dev.matar.operation.DropTable;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final Schema DATABASE = Notation.readSchema("""
            namespace audit
            enum mood ('sad', 'ok')
            sequence hibernate_sequence increment 50
            table post
              id bigint not null
              title varchar(255)
              state varchar(20) default 'draft'
              created_at timestamp(6)
              legacy text
              primary key pk_post (id)
              check ck_state (state in ('draft', 'live'))
              index idx_title (title)
              comment 'what people write'
            table legacy_user
              id bigint not null
              mood enum mood
              primary key pk_legacy_user (id)
            table audit.event
              id bigint
              at timestamp
              index idx_at (at)
            view report as | select id, title from post
            """);

    private static final Schema ENTITIES = Notation.readSchema("""
            namespace audit
            enum mood ('sad', 'ok', 'happy')
            table post
              id bigint not null
              title text not null
              state varchar(20)
              created_at timestamp
              slug varchar(80)
              primary key pk_post (id)
              unique uq_slug (slug)
            table tag
              id bigint not null
              primary key pk_tag (id)
            table audit.event
              id bigint
              at timestamp
            """);

    private static List<String> open(String rules) {
        return sentences(Rules.parse(rules).without(Differences.between(DATABASE, ENTITIES)));
    }

    private static List<String> sentences(List<Difference> differences) {
        return differences.stream().map(d -> d.heading() + " " + d.sentence()).toList();
    }

    @Test
    void tellsEachDifferenceInALine() {
        assertThat(open("")).containsExactly(
                "enum values mood: the values sad, ok in the database, the values sad, ok, happy in the entities",
                "extra sequence hibernate_sequence: a sequence from 1 by 50 in the database, no sequence in the entities",
                "extra view report: the view «select id, title from post» in the database, no view in the entities",
                "extra table legacy_user: a table of 2 columns in the database, no table in the entities",
                "missing table tag: no table in the database, a table of 1 column in the entities",
                "table comment post: 'what people write' in the database, no comment in the entities",
                "extra column post.legacy: text in the database, no column in the entities",
                "missing column post.slug: no column in the database, varchar(80) in the entities",
                "type post.created_at: timestamp(6) in the database, timestamp in the entities",
                "type post.title: varchar(255) in the database, text in the entities",
                "nullability post.title: may be null in the database, not null in the entities",
                "default post.state: default 'draft' in the database, no default in the entities",
                "missing unique post.uq_slug: no unique in the database, unique uq_slug (slug) in the entities",
                "extra enum check post.ck_state: check ck_state (state in ('draft', 'live')) in the database, no enum check in the entities",
                "extra index post.idx_title: index idx_title (title) in the database, no index in the entities",
                "extra index audit.event.idx_at: index idx_at (at) in the database, no index in the entities");
    }

    @Test
    void countsByKind() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        Differences.grouped(Differences.between(DATABASE, ENTITIES)).forEach((heading, those) -> counts.put(heading, those.size()));
        assertThat(counts).containsEntry("type", 2).containsEntry("extra index", 2).containsEntry("missing table", 1).hasSize(14);
    }

    @Test
    void whatOperationsOnlyTakeAsideIsNoDifference() {
        Schema longer = Notation.readSchema(Notation.write(DATABASE).replace("title varchar(255)", "title text"));
        assertThat(Diff.between(DATABASE, longer)).hasSizeGreaterThan(2);
        assertThat(sentences(Differences.of(Diff.between(DATABASE, longer), DATABASE)))
                .containsExactly("type post.title: varchar(255) in the database, text in the entities");
        assertThat(Differences.between(DATABASE, longer).get(0).sentence("in the history", "in the database"))
                .isEqualTo("post.title: varchar(255) in the history, text in the database");
    }

    @Test
    void rulesPickByKindSideTableAndName() {
        int all = open("").size();
        assertThat(open("ignore all *")).isEmpty();
        assertThat(open("ignore index *")).hasSize(all - 2);
        assertThat(open("ignore index post.idx_*")).hasSize(all - 1);
        assertThat(open("ignore index post")).hasSize(all - 1);
        assertThat(open("ignore index audit.event.*")).hasSize(all - 1);
        assertThat(open("ignore index event.*")).hasSize(all);
        assertThat(open("ignore index *.idx_??")).hasSize(all - 1);
        assertThat(open("ignore missing index *")).hasSize(all);
        assertThat(open("ignore type *.created_at")).hasSize(all - 1);
        assertThat(open("ignore check *")).hasSize(all - 1);
        assertThat(open("ignore enum check *\nignore enum values mood")).hasSize(all - 2);
        assertThat(open("ignore comment *")).hasSize(all - 1);
        assertThat(open("ignore extra table legacy_*")).hasSize(all - 1);
        assertThat(open("ignore all post")).hasSize(all - 10);
        assertThat(open("ignore all audit.*")).hasSize(all - 1);
        assertThat(open("ignore index post.\"idx_*\"")).hasSize(all);
        assertThat(open("\n# nothing\n  ignore\ttype  post.title   # it's \"fine\"\n")).hasSize(all - 1);
    }

    @Test
    void refusesLinesThatAreNoRules() {
        refuses("ignore index post.a\nforget it", "line 2: «forget it» is no rule", "ignore index post.idx_*");
        refuses("\n\nignore idx post.a", "line 3: «idx» is no kind of difference", "primary key");
        refuses("ignore index", "does not say which");
        refuses("ignore index a b", "more than one name");
        refuses("ignore table a.b.c", "3 parts, where there can be 2");
        refuses("ignore index a.b.c.d", "4 parts");
        refuses("ignore index a..b", "is no name");
        refuses("ignore", "«ignore» is no rule");
    }

    private static void refuses(String text, String... words) {
        assertThatThrownBy(() -> Rules.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void writesTheLinesThatAcceptWhatThereIs() {
        List<Difference> all = Differences.between(DATABASE, ENTITIES);
        assertThat(Rules.accepting(all)).contains(
                "ignore extra index post.idx_title",
                "ignore extra index audit.event.idx_at",
                "ignore type post.title",
                "ignore missing table tag",
                "ignore table comment post",
                "ignore enum values mood");
        Rules rules = Rules.parse(String.join("\n", Rules.accepting(all)));
        assertThat(rules.without(all)).isEmpty();
        assertThat(Rules.parse(rules.write())).isEqualTo(rules);
    }

    @Test
    void tellsTheRulesThatAcceptNothing() {
        Rules rules = Rules.parse("ignore index *\nignore view monthly_*  # gone long ago\n");
        assertThat(rules.stale(Differences.between(DATABASE, ENTITIES)))
                .singleElement()
                .satisfies(rule -> assertThat(rule.line() + " " + rule.text() + " " + rule.note())
                        .isEqualTo("2 ignore view monthly_* gone long ago"));
        assertThat(rules.reconcile(DATABASE, ENTITIES).stale()).hasSize(1);
    }

    @Test
    void noOperationIsWrittenForWhatIsAccepted() {
        Reconciliation made = Rules.parse("""
                        ignore extra index *        # made by the DBA
                        ignore extra table legacy_* # of the old app
                        ignore sequence *
                        ignore view report
                        ignore type *.created_at
                        ignore check *
                        ignore enum values mood
                        ignore extra column post.legacy
                        ignore default *
                        ignore comment *
                        """)
                .reconcile(DATABASE, ENTITIES);
        assertThat(made.conflicts()).isEmpty();
        assertThat(Notation.write(Diff.between(DATABASE, made.agreed()))).isEqualTo("""
                drop view report
                create table tag
                  id bigint not null
                  primary key pk_tag (id)
                add column post: slug varchar(80)
                alter column post: title text not null
                add constraint post: unique uq_slug (slug)
                create view report as | select id, title from post
                """);
    }

    @Test
    void aTableThatARuleKeepsIsNotDroppedBecauseItNeedsWhatGoes() {
        Schema without = ENTITIES.enums(ENTITIES.enums().without(Name.of("mood")));
        Reconciliation made = Rules.parse("\nignore table legacy_*").reconcile(DATABASE, without);
        assertThat(made.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.losesData()).isTrue();
            assertThat(conflict.sentence())
                    .isEqualTo("«ignore table legacy_*» (line 2) cannot hold for the extra table legacy_user, because "
                            + "legacy_user.mood needs the enum type mood.");
        });
        assertThat(sentences(made.open())).anyMatch(s -> s.startsWith("extra table legacy_user"));
        assertThatThrownBy(made::agreed)
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("rule-in-the-way"))
                .hasMessageContaining("Accept that, too, or let the rule no longer match legacy_user.");
        Reconciliation both = Rules.parse("ignore table legacy_*\nignore enum mood").reconcile(DATABASE, without);
        assertThat(both.conflicts()).isEmpty();
        assertThat(Diff.between(DATABASE, both.agreed())).noneMatch(DropTable.class::isInstance);
    }

    @Test
    void anIndexGoesAlongWithTheColumnThatItIsAbout() {
        Schema database = Notation.readSchema("table t\n  a text\n  b text\n  index ix (b)\n  check ck (b <> '')\n");
        Schema entities = Notation.readSchema("table t\n  a text\n");
        Reconciliation made = Rules.parse("ignore index *").reconcile(database, entities);
        assertThat(made.conflicts()).extracting(Conflict::sentence).containsExactly(
                "«ignore index *» (line 1) cannot hold for the extra index t.ix, because t.ix is about the column b.");
        assertThat(made.agreed()).isEqualTo(entities);
        Reconciliation kept = Rules.parse("ignore index *\nignore extra column t.b").reconcile(database, entities);
        assertThat(Diff.between(database, kept.agreed())).containsExactly(new DropConstraint(Name.of("t"), "ck"));
    }

    @Test
    void aUniqueIndexForAUniqueConstraintOfTheSameNameIsOneDifference() {
        Schema database = Notation.readSchema("table t\n  a text\n  unique index uq_a (a)\n");
        Schema entities = Notation.readSchema("table t\n  a text\n  unique uq_a (a)\n");
        assertThat(sentences(Differences.between(database, entities)))
                .containsExactly("changed index t.uq_a: unique index uq_a (a) in the database, unique uq_a (a) in the entities");
        assertThat(Rules.parse("ignore changed index t.uq_a").reconcile(database, entities).agreed()).isEqualTo(database);
    }

    @Test
    void aThousandDifferencesInFiveThousandTablesAreReconciledInWellUnderASecond() {
        Schema database = many("timestamp(6)", "index ix_%d (c1)");
        Schema entities = many("timestamp", "");
        Rules rules = Rules.parse("ignore index *.ix_?\nignore index *.ix_??\nignore type *.c3\nignore index *.ix_???");
        rules.reconcile(database, entities);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Reconciliation made = rules.reconcile(database, entities);
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        System.out.println("Rules: 5,000 tables, " + made.accepted().size() + " differences accepted in " + millis + " ms");
        assertThat(made.accepted()).hasSize(5_000 + 1_000);
        assertThat(made.open()).hasSize(4_000);
        assertThat(millis).isLessThan(1_000);
    }

    private static Schema many(String type, String index) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("table t").append(i).append("\n  id bigint not null\n  c1 text\n  c2 text\n  c3 ").append(type);
            text.append("\n  primary key pk_").append(i).append(" (id)\n  ").append(index.formatted(i)).append('\n');
        }
        return Notation.readSchema(text.toString());
    }
}
