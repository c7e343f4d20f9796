package dev.matar.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.notation.Notation;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenameHintsTest {

    private static final Schema BEFORE = Notation.readSchema("""
            namespace audit
            table user
              id bigint
              mail varchar(80)
            table organization
              id bigint
              org_type varchar(20)
              title text
            table "Mixed Case"
              "a.b" text
              x text
            table audit.event
              id bigint
              what text
            """);

    private static final Schema AFTER = Notation.readSchema("""
            namespace audit
            table account
              id bigint
              email varchar(80)
            table organization
              id bigint
              kind varchar(20)
              headline text
            table "Mixed Case"
              c text
              y text
            table audit.entry
              id bigint
              what text
            """);

    private static RenameHints read(String... hints) {
        return RenameHints.of(List.of(hints), BEFORE, AFTER);
    }

    private static void refuses(String hint, String code, String... words) {
        assertThatThrownBy(() -> read(hint.split("\n")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContainingAll(words);
    }

    @Test
    void readsTablesAndColumns() {
        Name organization = Name.of("organization");
        assertThat(read("user=account", "organization.org_type=kind").renames())
                .isEqualTo(Renames.none().table(Name.of("user"), Name.of("account")).column(organization, "org_type", "kind"));
        assertThat(read(" organization.org_type = organization.kind ").renames())
                .isEqualTo(Renames.none().column(organization, "org_type", "kind"));
        assertThat(read("\"Mixed Case\".x=y", "\"Mixed Case\".\"a.b\"=c").renames())
                .isEqualTo(Renames.none().column(Name.of("Mixed Case"), "x", "y").column(Name.of("Mixed Case"), "a.b", "c"));
    }

    @Test
    void looksForAColumnInWhatItsTableIsCalledAfter() {
        Renames both = Renames.none().table(Name.of("user"), Name.of("account")).column(Name.of("user"), "mail", "email");
        assertThat(read("user.mail=email", "user=account").renames()).isEqualTo(both);
        assertThat(read("user.mail=account.email", "user=account").renames()).isEqualTo(both);
        assertThat(read("user.mail=user.email", "user=account").renames()).isEqualTo(both);
        refuses("user.mail=email", "no-such-table", "the table user is not there afterwards", "user=NEW");
        refuses("user=account\nuser.mail=organization.kind", "no-such-table", "a column stays in its table");
    }

    @Test
    void takesANameOfTwoPartsForWhatThereIs() {
        Rename.OfTable event = new Rename.OfTable(Name.of("audit", "event"), Name.of("audit", "entry"));
        assertThat(read("audit.event=audit.entry").renames()).isEqualTo(event.addTo(Renames.none()));
        assertThat(read("audit.event=entry").renames()).isEqualTo(event.addTo(Renames.none()));
        assertThat(read("not audit.event=entry").denied()).containsExactly(event);
    }

    @Test
    void refusesWhatMayBeTwoThings() {
        String audit = "table audit\n  %s text\n";
        Schema before = Notation.readSchema(Notation.write(BEFORE) + audit.formatted("event"));
        Schema after = Notation.readSchema(Notation.write(AFTER) + audit.formatted("entry"));
        assertThatThrownBy(() -> RenameHints.of(List.of("audit.event=audit.entry"), before, after))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ambiguous-hint"))
                .hasMessageContainingAll("the table audit.event or the column event of table audit", "«table audit.event=audit.entry»",
                        "«column audit.event=entry»");
        assertThat(RenameHints.of(List.of("table audit.event=audit.entry"), before, after).renames().tables()).hasSize(1);
        assertThat(RenameHints.of(List.of("column audit.event=entry"), before, after).renames().columns()).hasSize(1);
    }

    @Test
    void namesTheNearestOfWhatThereIsNot() {
        refuses("usr=account", "no-such-table", "there is no table usr that could be renamed", "user");
        refuses("user=acount", "no-such-table", "there is no table acount afterwards", "account");
        refuses("organization.orgtype=kind", "no-such-column", "organization has no column orgtype", "org_type");
        refuses("organization.org_type=kin", "no-such-column", "organization has no column kin afterwards", "kind");
        refuses("organisation.org_type=kind", "no-such-table", "there is no table organisation", "organization");
        assertThatThrownBy(() -> RenameHints.of(List.of("user=account"), AFTER, AFTER))
                .hasMessageContaining("The name is done already: take the hint away.");
    }

    @Test
    void refusesWhatIsNoHint() {
        refuses("user", "invalid-hint", "«user» says nothing about a rename");
        refuses("a=b=c", "invalid-hint", "«a=b=c»");
        refuses("a.b.c.d=e", "invalid-hint", "more than three parts");
        refuses("a.=e", "invalid-name", "«a.» is no name");
        refuses("\"a=e", "invalid-hint", "says nothing about a rename");
        refuses("user=account\nuser=organization", "conflicting-hints", "«user=account»");
        refuses("user=account\nnot user=account", "conflicting-hints", "says that it was renamed");
    }

    @Test
    void readsAFile() {
        RenameHints hints = RenameHints.read("""
                # asked Mira
                user=account            # since the merger

                not organization.title=headline
                organization.org_type=kind
                """, BEFORE, AFTER);
        assertThat(hints.renames().tables()).hasSize(1);
        assertThat(hints.denied()).containsExactly(new Rename.OfColumn(Name.of("organization"), "title", "headline"));
        assertThat(hints.open(RenameCandidates.of(BEFORE, AFTER)))
                .extracting(c -> c.rename().text())
                .contains("user.mail=email", "audit.event=audit.entry")
                .doesNotContain("organization.title=headline", "organization.org_type=kind", "organization.org_type=headline");
        assertThatThrownBy(() -> RenameHints.read("user=account\n\nusr=account", BEFORE, AFTER)).hasMessageStartingWith("line 3: ");
        assertThatThrownBy(() -> RenameHints.read("# x\nuser", BEFORE, AFTER)).hasMessageStartingWith("line 2: ");
        assertThat(RenameHints.read("", BEFORE, AFTER)).isEqualTo(new RenameHints(Renames.none(), Set.of()));
    }
}
