package dev.matar.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.notation.Notation;
import dev.matar.schema.Column;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RenameCandidatesTest {

    private static final Schema BEFORE = Notation.readSchema("""
            table user
              id bigint not null
              user_mail varchar(80)
              name text
              born date
              primary key pk (id)
            table post
              id bigint not null
              author bigint
              title varchar(200)
              foreign key fk_post_author (author) references user (id)
              index ix_author (author)
            """);

    private static final Schema AFTER = Notation.readSchema("""
            table account
              id bigint not null
              email varchar(80)
              name text
              born date
              primary key pk (id)
            table post
              id bigint not null
              author_id bigint
              title varchar(200)
              foreign key fk_post_author (author_id) references account (id)
              index ix_post_author (author_id)
            """);

    @Test
    void tellsWhatSpeaksForIt() {
        RenameCandidates candidates = RenameCandidates.of(BEFORE, AFTER);
        assertThat(candidates.list())
                .extracting(Candidate::sentence)
                .containsExactly(
                        "The table user may be account now: 3 of 4 columns are the same, 1 foreign key refers to it as before.",
                        "post.author may be post.author_id now: a name much alike, the same type, the same place, no other column came or went, "
                                + "its foreign key to user and its index ix_author moved along.",
                        "user.user_mail may be account.email now: a name somewhat alike, the same type, the same place, "
                                + "no other column came or went.");
        assertThat(candidates.list()).extracting(c -> c.rename().text())
                .containsExactly("user=account", "post.author=author_id", "user.user_mail=email");
    }

    @Test
    void isAskedUntilAllIsAnswered() {
        RenameCandidates candidates = RenameCandidates.of(BEFORE, AFTER);
        Rename account = new Rename.OfTable(Name.of("user"), Name.of("account"));
        assertThat(candidates.open(Renames.none(), Set.of(account))).extracting(c -> c.rename().text()).containsExactly("post.author=author_id");
        assertThat(candidates.open(account.addTo(Renames.none()), Set.of()))
                .extracting(c -> c.rename().text())
                .containsExactly("post.author=author_id", "user.user_mail=email");
        Renames elsewhere = Renames.none().table(Name.of("user"), Name.of("person"));
        assertThat(candidates.open(elsewhere, Set.of())).extracting(c -> c.rename().text()).containsExactly("post.author=author_id");
        Renames unlikely = Renames.none().table(Name.of("post"), Name.of("account"));
        assertThat(candidates.open(unlikely, Set.of())).isEmpty();
        Renames other = Renames.none().column(Name.of("post"), "author", "title");
        assertThat(candidates.open(other, Set.of(account))).isEmpty();
    }

    @Test
    void oneDropMayHaveSeveralCandidatesAndADecisionAnswersThemAll() {
        Schema before = Notation.readSchema("table t\n  id bigint\n  address varchar(200)\n  city text\n");
        Schema after = Notation.readSchema("table t\n  id bigint\n  address_line varchar(200)\n  address_extra varchar(200)\n  city text\n");
        RenameCandidates candidates = RenameCandidates.of(before, after);
        assertThat(candidates.list()).hasSize(2).noneMatch(Candidate::certain);
        Rename first = candidates.list().get(0).rename();
        assertThat(candidates.open(first.addTo(Renames.none()), Set.of())).isEmpty();
        assertThat(candidates.open(Renames.none(), Set.of(first))).containsExactly(candidates.list().get(1));
    }

    @Test
    void nothingIsACandidateWhereNothingWentOrNothingCame() {
        Schema more = Notation.readSchema("table t\n  id bigint\n  a text\n  b text\n");
        Schema less = Notation.readSchema("table t\n  id bigint\n  a text\n");
        assertThat(RenameCandidates.between(more, less)).isEmpty();
        assertThat(RenameCandidates.between(less, more)).isEmpty();
        assertThat(RenameCandidates.between(Schema.empty(), more)).isEmpty();
        assertThat(RenameCandidates.between(more, more)).isEmpty();
    }

    @Test
    void namesAreAlikeByTheirWords() {
        assertThat(Likeness.of("_id", "id")).isEqualTo(1);
        assertThat(Likeness.of("org_type", "organization_type")).isGreaterThan(0.9);
        assertThat(Likeness.of("createdAt", "CREATED_AT")).isEqualTo(1);
        assertThat(Likeness.of("categories", "category")).isEqualTo(1);
        assertThat(Likeness.of("qty", "quantity")).isGreaterThan(0.7);
        assertThat(Likeness.of("created_at", "updated_at")).isLessThan(0.5);
        assertThat(Likeness.of("title", "headline")).isZero();
        assertThat(Likeness.of("line_1", "line_2")).isLessThan(0.5);
        assertThat(Likeness.of("___", "_")).isZero();
        assertThat(Likeness.distance("titel", "title")).isEqualTo(1);
    }

    @Test
    void fiftyDifferencesAmongFiveThousandTablesTakeNoTime() {
        Schema before = many(5_000, 0, "", 50);
        Schema after = many(5_000, 25, "_renamed", 50);
        assertThat(millis("5,000 tables, 50 differences", () -> RenameCandidates.between(before, after))).isLessThan(100);
    }

    @Test
    void aThousandDroppedAndAThousandCreatedAreNotComparedAllWithAll() {
        Schema before = many(1_000, 1_000, "_old", 0);
        Schema after = many(1_000, 1_000, "_new", 0);
        assertThat(RenameCandidates.between(before, after)).extracting(c -> c.rename().text()).contains("t7_old=t7_new", "t999_old=t999_new");
        assertThat(millis("1,000 x 1,000 tables", () -> RenameCandidates.between(before, after))).isLessThan(2_000);
        Schema wide = Schema.of(wide("old_"));
        Schema wider = Schema.of(wide("new_"));
        assertThat(RenameCandidates.between(wide, wider)).extracting(c -> c.rename().text()).contains("wide.old_alpha7=new_alpha7");
        assertThat(millis("1,000 x 1,000 columns", () -> RenameCandidates.between(wide, wider))).isLessThan(2_000);
    }

    private static long millis(String what, Supplier<List<Candidate>> deed) {
        for (int i = 0; i < 3; i++) {
            deed.get();
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        int found = deed.get().size();
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        System.out.println("Renames: " + what + ": " + found + " candidates in " + millis + " ms");
        return millis;
    }

    /** Tables of which some have another name and some another column. */
    private static Schema many(int tables, int renamedTables, String ending, int changed) {
        List<Table> all = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            List<Column> columns = new ArrayList<>(List.of(new Column("id", new Type.BigInt()), new Column("created_at", new Type.Date())));
            for (int c = 0; c < 8; c++) {
                columns.add(new Column("c" + c + "_of_" + i, new Type.Text()));
            }
            boolean other = i >= renamedTables && i < renamedTables + changed / 2;
            columns.add(new Column("label" + (other ? ending : ""), new Type.Text()));
            all.add(Table.of(Name.of("t" + i + (i < renamedTables ? ending : "")), Naming.STANDARD, columns));
        }
        return Schema.of(all.toArray(Table[]::new));
    }

    private static Table wide(String beginning) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            columns.add(new Column(beginning + "alpha" + i, new Type.Text()));
        }
        return Table.of(Name.of("wide"), Naming.STANDARD, columns);
    }
}
