package dev.matar.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.matar.operation.*;
import dev.matar.schema.Column;
import dev.matar.schema.Constraint;
import dev.matar.schema.Constraint.Check;
import dev.matar.schema.Constraint.ForeignKey;
import dev.matar.schema.Constraint.PrimaryKey;
import dev.matar.schema.Constraint.Reference;
import dev.matar.schema.Constraint.Unique;
import dev.matar.schema.Default;
import dev.matar.schema.EnumType;
import dev.matar.schema.Index;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import dev.matar.schema.Type;
import dev.matar.schema.View;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiffTest {

    private static final Name POST = Name.of("post");
    private static final Name ORGANIZATION = Name.of("organization");
    private static final Type STRING = new Type.Varchar(OptionalInt.of(255));

    private final Column id = new Column("_id", STRING).notNull();
    private final Column title = new Column("title", STRING);
    private final Column organizationId = new Column("organization_id", STRING);
    private final Table post = table(POST, id, title, new PrimaryKey("", List.of("_id")));
    private final Table organization = table(ORGANIZATION, id, title, new PrimaryKey("", List.of("_id")));

    private static Table table(Name name, Table.Part... parts) {
        return Table.of(name, Naming.STANDARD, List.of(parts));
    }

    private static ForeignKey reference(String column, Name table) {
        return new ForeignKey(
                "fk_" + column,
                List.of(column),
                new Reference(table, List.of("_id"), false),
                Constraint.Action.NO_ACTION,
                Constraint.Action.NO_ACTION,
                Constraint.Timing.IMMEDIATE);
    }

    private static Table with(Table table, Table.Part... parts) {
        List<Table.Part> all = new ArrayList<>(table.columns().list());
        all.addAll(table.constraints().list());
        all.addAll(table.indexes().list());
        all.addAll(List.of(parts));
        return Table.of(table.name(), Naming.STANDARD, all);
    }

    private static Schema schema(List<Table> tables, List<EnumType> enums, List<View> views) {
        return Schema.of(tables, List.of(), enums, views, Set.of());
    }

    @Test
    void writesNewTablesAsAPersonWouldAndThenWhatRefersToThem() {
        Index byTitle = new Index("ix_title", List.of(Index.Key.column("title")));
        Table shelf = table(Name.of("a_shelf"), organizationId, reference("organization_id", ORGANIZATION));
        Table wanted = with(organization, byTitle);
        Table extended = with(post, organizationId, reference("organization_id", ORGANIZATION));
        assertThat(Diff.between(Schema.of(post), Schema.of(shelf, extended, wanted)))
                .containsExactly(
                        new CreateTable(wanted),
                        new CreateTable(shelf),
                        new AddColumn(POST, organizationId),
                        new AddConstraint(POST, reference("organization_id", ORGANIZATION)));
    }

    @Test
    void cutsACircleOfNewTables() {
        Table chicken = with(post, organizationId, reference("organization_id", ORGANIZATION));
        Table egg = with(organization, new Column("post_id", STRING), reference("post_id", POST));
        Schema circle = Schema.of(chicken, egg);
        assertThat(Diff.between(Schema.empty(), circle))
                .containsExactly(
                        new CreateTable(egg.constraints(egg.constraints().without("fk_post_id"))),
                        new CreateTable(chicken),
                        new AddConstraint(ORGANIZATION, reference("post_id", POST)));
        assertThat(Diff.between(circle, Schema.empty()))
                .containsExactly(
                        new DropConstraint(ORGANIZATION, "fk_post_id"), new DropTable(POST), new DropTable(ORGANIZATION));
    }

    @Test
    void takesViewsAwayWhileWhatTheyReadChanges() {
        View titles = new View(Name.of("titles"), "select title from post");
        View many = new View(Name.of("many"), "select count(*) from titles");
        View ids = new View(Name.of("ids"), "select _id from post");
        Table renamed = table(POST, id, new Column("title", new Type.Text()), new PrimaryKey("", List.of("_id")));
        assertThat(Diff.between(
                        schema(List.of(post), List.of(), List.of(many, titles, ids)),
                        schema(List.of(renamed), List.of(), List.of(many, titles, ids))))
                .containsExactly(
                        new DropView(many.name()),
                        new DropView(titles.name()),
                        new AlterColumn(POST, new Column("title", new Type.Text())),
                        new CreateView(titles),
                        new CreateView(many));
    }

    @Test
    void replacesAViewInPlaceAndOnlyRemakesThoseThatReadIt() {
        View titles = new View(Name.of("titles"), "select title from post");
        View longer = new View(Name.of("titles"), "select title, _id from post");
        View many = new View(Name.of("many"), "select count(*) from titles");
        assertThat(Diff.between(
                        schema(List.of(post), List.of(), List.of(titles, many)),
                        schema(List.of(post), List.of(), List.of(longer, many))))
                .containsExactly(new DropView(many.name()), new ReplaceView(longer), new CreateView(many));
    }

    @Test
    void letsGoOfForeignKeysWhileTheKeyTheyRelyOnChanges() {
        Table referring = table(Name.of("media"), id, new Column("post_id", STRING), reference("post_id", POST));
        Table rekeyed = post.constraints(post.constraints().without("pk_post").with(new Unique("uq_post", List.of("_id"), Constraint.Timing.IMMEDIATE)));
        assertThat(Diff.between(Schema.of(post, referring), Schema.of(rekeyed, referring)))
                .containsExactly(
                        new DropConstraint(referring.name(), "fk_post_id"),
                        new DropConstraint(POST, "pk_post"),
                        new AddConstraint(POST, rekeyed.constraint("uq_post")),
                        new AddConstraint(referring.name(), reference("post_id", POST)));
    }

    @Test
    void keepsWhatDoesNotStandInTheWay() {
        Check check = new Check("ck_title", "length(title) > 0");
        Index index = new Index("ix_title", List.of(Index.Key.column("title")));
        Table before = with(post, check, index);
        Table after = with(table(POST, id, new Column("title", new Type.Text()), new PrimaryKey("", List.of("_id"))), check, index);
        assertThat(Diff.between(Schema.of(before), Schema.of(after)))
                .containsExactly(new AlterColumn(POST, new Column("title", new Type.Text())));
        Table numbered = with(table(POST, id, new Column("title", new Type.Date()), new PrimaryKey("", List.of("_id"))), check, index);
        assertThat(Diff.between(Schema.of(before), Schema.of(numbered)))
                .as("an expression may not hold for another kind of type")
                .containsExactly(
                        new DropConstraint(POST, "ck_title"),
                        new AlterColumn(POST, new Column("title", new Type.Date())),
                        new AddConstraint(POST, check));
    }

    @Test
    void addsAndDropsEnumValuesInTheirPlaces() {
        Name mood = Name.of("mood");
        Schema before = schema(List.of(), List.of(new EnumType(mood, List.of("sad", "ok", "odd"))), List.of());
        Schema after = schema(List.of(), List.of(new EnumType(mood, List.of("bad", "sad", "fine", "ok", "glad"))), List.of());
        assertThat(Diff.between(before, after))
                .containsExactly(
                        new AddEnumValue(mood, "bad", "sad"),
                        new AddEnumValue(mood, "fine", "ok"),
                        new AddEnumValue(mood, "glad", ""),
                        new DropEnumValue(mood, "odd"));
    }

    @Test
    void passesValuesAsTextWhenAnEnumTypeChangesItsOrder() {
        Name mood = Name.of("mood");
        Column column = new Column("mood", new Type.Enum(mood)).defaultTo("ok");
        Table feeling = table(POST, column);
        EnumType after = new EnumType(mood, List.of("ok", "sad"));
        assertThat(Diff.between(
                        schema(List.of(feeling), List.of(new EnumType(mood, List.of("sad", "ok"))), List.of()),
                        schema(List.of(feeling), List.of(after), List.of())))
                .containsExactly(
                        new AlterColumn(POST, column.type(new Type.Text())),
                        new DropEnum(mood),
                        new CreateEnum(after),
                        new AlterColumn(POST, column));
    }

    @Test
    void dropsFirstWhatHoldsANameThatSomethingNewIsToHave() {
        Table heir = table(Name.of("article"), id, new PrimaryKey("pk_post", List.of("_id")));
        assertThat(Diff.between(Schema.of(post), Schema.of(heir)))
                .containsExactly(new DropTable(POST), new CreateTable(heir));
    }

    @Test
    void swapsNamesByWayOfAThird() {
        Table swappedPost = organization.rename(POST);
        Table swappedOrganization = post.rename(ORGANIZATION);
        Renames swap = Renames.none().table(POST, ORGANIZATION).table(ORGANIZATION, POST).column(POST, "title", "title");
        assertThat(Diff.between(Schema.of(post, organization), Schema.of(swappedPost, swappedOrganization), swap))
                .containsExactly(
                        new RenameTable(ORGANIZATION, Name.of("organization_")),
                        new RenameTable(POST, ORGANIZATION),
                        new RenameTable(Name.of("organization_"), POST));
    }

    @Test
    void renamesAColumnOverOneThatGoes() {
        Table before = with(post, new Column("headline", STRING));
        assertThat(Diff.between(Schema.of(before), Schema.of(post), Renames.none().column(POST, "headline", "title")))
                .containsExactly(
                        new RenameColumn(POST, "title", "title_"),
                        new RenameColumn(POST, "headline", "title"),
                        new DropColumn(POST, "title_"));
    }

    @Test
    void refusesAHintThatFitsNeitherSchema() {
        assertThatThrownBy(() -> Diff.between(Schema.of(post), Schema.of(post), Renames.none().table(POST, ORGANIZATION)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no table organization");
        assertThatThrownBy(() -> Renames.none().column(POST, "a", "c").column(POST, "b", "c"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are to have one name");
    }

    @Test
    void remakesAComputedColumnWhenWhatItIsComputedFromChanges() {
        Column loud = new Column("loud", STRING).computedAs("upper(title)");
        Column louder = new Column("louder", STRING).computedAs("loud || '!'");
        Column text = new Column("title", new Type.Text());
        Table before = with(post, loud, louder, new Index("ix_loud", List.of(Index.Key.column("louder"))));
        Table after = before.columns(before.columns().with(text));
        assertThat(Diff.between(Schema.of(before), Schema.of(after)))
                .containsExactly(
                        new DropIndex(POST, "ix_loud"),
                        new DropColumn(POST, "louder"),
                        new DropColumn(POST, "loud"),
                        new AlterColumn(POST, text),
                        new AddColumn(POST, loud),
                        new AddColumn(POST, louder),
                        new CreateIndex(POST, after.index("ix_loud")));
    }

    @Test
    void keepsTheValuesOfAColumnThatIsComputedNoMore() {
        Column loud = new Column("loud", STRING);
        Table before = with(post, loud.computedAs("upper(title)"));
        Table after = with(post, loud);
        assertThat(Diff.between(Schema.of(before), Schema.of(after))).containsExactly(new AlterColumn(POST, loud));
        assertThat(Diff.between(Schema.of(after), Schema.of(before)))
                .containsExactly(new DropColumn(POST, "loud"), new AddColumn(POST, loud.computedAs("upper(title)")));
        assertThat(loud.computedAs("x").defaultValue()).isEqualTo(new Default.Computed("x", true));
    }

    @Test
    void comparesFiveThousandTablesInWellUnderASecond() {
        Schema before = many(0);
        Schema after = many(1);
        Diff.between(many(0), many(2));
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<Operation> operations = Diff.between(before, after);
        long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        assertThat(operations).hasSize(4 * 5_000);
        assertThat(millis).isLessThan(900);
    }

    /** Tables in a chain of foreign keys, all of which change with the version. */
    private Schema many(int version) {
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Name name = Name.of("t" + i);
            List<Table.Part> parts = new ArrayList<>(List.of(id, title, organizationId, new PrimaryKey("", List.of("_id"))));
            for (int c = 0; c < 10; c++) {
                parts.add(new Column("c" + c, STRING));
            }
            parts.add(new Column("v" + version, STRING));
            parts.add(new Index("ix" + i, List.of(Index.Key.column("v" + version))));
            if (i > 0) {
                parts.add(reference("organization_id", Name.of("t" + (i - 1))));
            }
            tables.add(Table.of(name, Naming.STANDARD, parts));
        }
        return Schema.of(tables.toArray(Table[]::new));
    }

    /** Seed 326 of the law of few names, on SQLite: both tables get another numbered key, so each changes at once. */
    @Test
    void anIndexNameIsGivenUpBeforeAnotherTableTakesIt() {
        Column number = new Column("number", new Type.Integer()).notNull().identity();
        Index index = new Index("ix", List.of(Index.Key.column("title")));
        Table a = table(Name.of("a"), number, title, new PrimaryKey("pk_a", List.of("number")), index);
        Table b = table(Name.of("b"), number, title, new PrimaryKey("pk_b", List.of("number")), index.named("other"));
        Schema from = Schema.of(a, b);
        Schema to = Schema.of(
                table(a.name(), number.rename("no"), title, new PrimaryKey("pk_a", List.of("no")), index.named("other")),
                table(b.name(), number.rename("no"), title, new PrimaryKey("pk_b", List.of("no")), index));

        List<Operation> operations = Diff.between(from, to);

        assertThat(Operation.applyAll(operations, from)).isEqualTo(to);
        assertThat(operations.subList(0, 2))
                .containsExactly(new DropIndex(a.name(), "ix"), new DropIndex(b.name(), "other"));
        assertThat(operations.subList(2, 4)).allMatch(Batch.class::isInstance);
    }
}
