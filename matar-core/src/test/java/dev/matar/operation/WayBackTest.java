package dev.matar.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.schema.Column;
import dev.matar.schema.Constraint.Check;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cases that the round trip law once found wrong. */
class WayBackTest {

    private static final Name POST = Name.of("post");

    private static Table post(Table.Part... parts) {
        return Table.of(POST, Naming.STANDARD, List.of(parts));
    }

    private static void isTakenBack(Operation operation, Schema before) {
        Schema after = operation.apply(before);
        Operation inverse = operation.inverse(before);
        assertThat(inverse.apply(after)).isEqualTo(before);
        assertThat(inverse.inverse(after).apply(before)).isEqualTo(after);
    }

    @Test
    void renamingAColumnLeavesExpressionsAsTheyWereSpelled() {
        Column title = new Column("title", new Type.Text());
        for (String text : List.of("title <> ''", "\"title\" <> ''", "TITLE <> ''", "Title <> '' and title <> 'order'")) {
            for (String name : List.of("name", "order", "Mixed Case", "UPPER")) {
                Schema before = Schema.of(post(
                        title,
                        new Column("loud", new Type.Text()).computedAs(text),
                        new Check("ck", text),
                        new Index("ix", List.of(Index.Key.column("title"))).where(text)));
                isTakenBack(new RenameColumn(POST, "title", name), before);
            }
        }
    }

    @Test
    void renamingAColumnPutsReservedWordsInQuotes() {
        Schema before = Schema.of(post(new Column("title", new Type.Text()), new Check("ck", "title <> ''")));
        assertThat(new RenameColumn(POST, "title", "order").apply(before).table(POST).constraint("ck"))
                .isEqualTo(new Check("ck", "\"order\" <> ''"));
        assertThat(new RenameColumn(POST, "title", "name").apply(before).table(POST).constraint("ck"))
                .isEqualTo(new Check("ck", "name <> ''"));
    }

    @Test
    void renamingAColumnLeavesFunctionsTypesAndLiteralsOfItsNameAlone() {
        Check check = new Check("ck", "lower(lower) <> 'lower' and lower > date '2023-04-28' and cast(lower as date) <> d::date");
        Schema before = Schema.of(post(
                new Column("lower", new Type.Text()), new Column("date", new Type.Date()), new Column("d", new Type.Text()), check));
        Schema after = Operation.applyAll(
                List.of(new RenameColumn(POST, "lower", "body"), new RenameColumn(POST, "date", "day")), before);
        assertThat(after.table(POST).constraint("ck"))
                .isEqualTo(new Check(
                        "ck", "lower(body) <> 'lower' and body > date '2023-04-28' and cast(body as date) <> d::date"));
        isTakenBack(new RenameColumn(POST, "lower", "body"), before);
    }

    @Test
    void aNewColumnIsRefusedWhereAViewWouldReadIt() {
        Schema before = withView("select * from post");
        assertThatThrownBy(() -> new AddColumn(POST, new Column("title", new Type.Text())).apply(before))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("while the view seen reads it");
        isTakenBack(new AddColumn(POST, new Column("title", new Type.Text())), withView("select count(*) from post"));
        isTakenBack(new AddColumn(POST, new Column("title", new Type.Text())), withView("select id as title from post"));
        isTakenBack(
                new AddColumn(POST, new Column("title", new Type.Text())),
                withView("select p.id, o.title from post p join organization as o on o.id = p.id"));
    }

    private static Schema withView(String query) {
        return Schema.of(
                List.of(post(new Column("id", new Type.Text()))),
                List.of(),
                List.of(),
                List.of(new View(Name.of("seen"), query)),
                Set.of());
    }

    @Test
    void aWordInAViewThatIsNoTableHoldsNoTable() {
        Schema before = withView("select id as category, category.id from post as category where id <> 'media'");
        isTakenBack(new CreateTable(post(new Column("id", new Type.Text())).rename(Name.of("category"))), before);
        assertThat(before.viewsOf(POST)).containsExactly(Name.of("seen"));
    }

    @Test
    void aSequenceIsHeldByItsOwnNameAlone() {
        Column drawing = new Column("id", new Type.BigInt()).from(new Default.Expression("nextval('public.post_seq'::regclass)"));
        Schema before = Schema.of(
                List.of(post(drawing)),
                List.of(new Sequence(Name.of("post_seq")), new Sequence(Name.of("seq")), new Sequence(Name.of("audit", "post_seq"))),
                List.of(),
                List.of(),
                Set.of("audit"));
        isTakenBack(new DropSequence(Name.of("seq")), before);
        isTakenBack(new DropSequence(Name.of("audit", "post_seq")), before);
        assertThatThrownBy(() -> new DropSequence(Name.of("post_seq")).apply(before))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("draws from it");
    }

    @Test
    void aRenamedEnumValueIsFollowedByEveryDefault() {
        Name mood = Name.of("mood");
        Column one = new Column("one", new Type.Enum(mood)).defaultTo("ok");
        Schema before = Schema.of(
                List.of(post(one, one.rename("two"))), List.of(), List.of(new EnumType(mood, List.of("ok"))), List.of(), Set.of());
        isTakenBack(new RenameEnumValue(mood, "ok", "fine"), before);
        assertThatThrownBy(() -> new AddColumn(POST, one.rename("three").defaultTo("bad")).apply(before))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is no value of the enum type mood");
    }
}
