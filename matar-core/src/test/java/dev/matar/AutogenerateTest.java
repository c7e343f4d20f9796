package dev.matar;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.compare.Sight;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.postgresql.PostgresqlServer;
import dev.matar.diff.RenameHints;
import dev.matar.diff.Renames;
import dev.matar.migration.Ddl;
import dev.matar.notation.Notation;
import dev.matar.operation.InsertRows;
import dev.matar.operation.Operation;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.source.SchemaSource;
import dev.matar.source.SqlScriptSource;
import dev.matar.source.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a project lacks of what it wants, and the revision that brings it there. */
class AutogenerateTest extends ProjectTest {

    private static final Table USER = table("user", column("_id", integer()).notNull(), column("name", string(40)), primaryKey("_id"));
    private static final Table POST = table(
            "post",
            column("_id", integer()).notNull(),
            column("user_id", integer()),
            column("title", string()),
            primaryKey("_id"),
            foreignKey("user_id").references("user", "_id"));

    private RevisionFile write(Autogenerate autogenerate, Changes changes) {
        int number = Matar.at(settings).graph().revisions().size() + 1;
        return autogenerate.write(
                new Draft("step " + number, "r" + number, List.of("head"), false, List.of(), List.of(), Optional.empty(), RevisionFormat.JAVA),
                changes);
    }

    /** A project whose database and history are at these tables. */
    private void at(Table... tables) {
        Autogenerate autogenerate = wanting(tables);
        write(autogenerate, autogenerate.fromDatabase().changes(Renames.none()));
        Matar.at(settings).upgrade("head");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.database().url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        return catchThrowableOfType(Refusal.class, deed);
    }

    @Test
    void whereNothingIsLackingThereIsNothingToWrite() {
        at(USER, POST);
        assertThat(wanting(USER, POST).fromDatabase().changes(Renames.none()).isEmpty()).isTrue();
        assertThat(wanting(USER, POST).fromHistory().changes(Renames.none()).isEmpty()).isTrue();
    }

    @Test
    void aDatabaseBehindItsHistoryIsRefused() {
        at(USER);
        Matar.at(settings).downgrade("base");
        Refusal refusal = refusal(() -> wanting(USER, POST).fromDatabase());
        assertThat(refusal.code()).isEqualTo("not-at-head");
        assertThat(refusal.problem()).contains("base").contains("r1");
        assertThat(Notation.write(wanting(USER, POST).fromHistory().changes(Renames.none()).upgrade())).contains("create table post");
    }

    @Test
    void aHistoryThatDoesNotSayWhatItDoesIsRunOnAScratchDatabaseToSeeWhetherTheDatabaseIsBesideIt() throws IOException, SQLException {
        Files.writeString(
                folder.resolve("migrations/versions/r1.sql"),
                "-- revision: r1\n\n-- upgrade\nCREATE TABLE post (_id INTEGER NOT NULL);\n\n-- downgrade\nDROP TABLE post;\n");
        Matar.at(settings).upgrade("head");
        assertThat(wanting(USER).fromDatabase().open()).hasSize(2);

        execute("ALTER TABLE post ADD COLUMN by_hand text");
        assertThat(refusal(() -> wanting(USER).fromDatabase()).problem()).contains("post.by_hand");
    }

    @Test
    void withoutAnyDatabaseOnlyTextsThatAreSpelledOtherwiseAreRefused() {
        settings = settings.database(new Database("jdbc:postgresql://127.0.0.1:1/nowhere", "", ""));
        Table mail = table("mail", column("_id", integer()).notNull(), column("size", integer()), check("size > 0").named("ck_size"));
        Autogenerate first = wanting(mail);
        write(first, first.fromHistory().changes(Renames.none()));
        assertThat(wanting(mail).fromHistory().open()).isEmpty();
        assertThat(wanting(mail, USER).fromHistory().open()).hasSize(1);

        Table other = table("mail", column("_id", integer()).notNull(), column("size", integer()), check("size>0").named("ck_size"));
        Refusal refusal = refusal(() -> wanting(other).fromHistory());
        assertThat(refusal.code()).isEqualTo("connection-failed");
        assertThat(refusal.problem()).startsWith("Only the database can tell whether what is wanted of mail is what is there");
    }

    @Test
    void aDatabaseBesideItsHistoryIsRefused() throws SQLException {
        at(USER);
        execute("CREATE INDEX by_hand ON user (name)");
        Refusal refusal = refusal(() -> wanting(USER, POST).fromDatabase());
        assertThat(refusal.code()).isEqualTo("drifted");
        assertThat(refusal.problem()).contains("by_hand");

        Autogenerate autogenerate = wanting(USER, POST);
        autogenerate.accept(autogenerate.drift().open());
        List<Operation> upgrade = wanting(USER, POST).fromDatabase().changes(Renames.none()).upgrade();
        assertThat(Notation.write(upgrade)).contains("create table post").doesNotContain("by_hand");
    }

    @Test
    void whatIsLeftOutIsNobodysBusiness() throws SQLException {
        at(USER);
        execute("CREATE TABLE legacy_log (x INTEGER)");
        execute("CREATE TABLE \"Legacy\" (x INTEGER)");
        Autogenerate some = wanting(USER, POST).seeing(new Sight(List.of(), List.of("legacy_*", "Leg?cy", "user")));
        Changes changes = some.fromDatabase().changes(Renames.none());
        assertThat(changes.upgrade()).hasSize(1);
        assertThat(Notation.write(changes.upgrade())).contains("references user (_id) external");
        assertThat(some.prove(write(some, changes), changes).disagreements()).isEmpty();
        Matar.at(settings).upgrade("head");
        assertThat(some.fromDatabase().open()).isEmpty();
    }

    @Test
    void whatMayBeRenamedIsAskedAndNeverGuessed() throws SQLException {
        at(USER, POST);
        Table renamed = table(
                "post",
                column("_id", integer()).notNull(),
                column("user_id", integer()),
                column("headline", string()),
                primaryKey("_id"),
                foreignKey("user_id").references("user", "_id"));
        Autogenerate autogenerate = wanting(USER, renamed);
        Gap gap = autogenerate.fromDatabase();
        assertThat(gap.doubts(RenameHints.none())).extracting(doubt -> doubt.rename().text()).containsExactly("post.title=headline");
        assertThat(gap.doubts(gap.hints(List.of("not post.title=headline")))).isEmpty();

        execute("INSERT INTO post (_id, title) VALUES (1, 'kept')");
        Changes changes = gap.changes(gap.hints(List.of("post.title=headline")).renames());
        RevisionFile file = write(autogenerate, changes);
        assertThat(autogenerate.prove(file, changes).disagreements()).isEmpty();
        Matar.at(settings).upgrade("head");
        assertThat(autogenerate.fromDatabase().open()).isEmpty();
    }

    @Test
    void newTablesGetTheirFirstRows() {
        InsertRows first = new InsertRows(Name.of("user"), List.of("_id"), List.of(Ddl.row(1)));
        InsertRows other = new InsertRows(Name.of("post"), List.of("_id"), List.of(Ddl.row(1)));
        SchemaSource source = new SchemaSource() {
            @Override
            public Schema read(Dialect dialect) {
                return Schema.of(USER);
            }

            @Override
            public Wanted wanted(Dialect dialect) {
                return new Wanted(read(dialect), List.of(), List.of(first, other));
            }
        };
        Changes changes = Matar.at(settings).autogenerate(source).fromDatabase().changes(Renames.none());
        assertThat(changes.upgrade()).hasSize(2).endsWith(first);
        assertThat(Notation.write(changes.downgrade())).isEqualTo("drop table user\n");
    }

    @Test
    void aRevisionThatDoesSomethingElseIsNotProved() throws IOException {
        at(USER);
        Autogenerate autogenerate = wanting(USER, POST);
        Changes changes = autogenerate.fromDatabase().changes(Renames.none());
        RevisionFile file = write(autogenerate, changes);
        String text = Files.readString(file.path());
        Files.writeString(file.path(), text.replace("column(\"title\", string())", "column(\"title\", string(7))"));
        assertThat(Matar.at(settings).autogenerate(dialect -> Schema.of(USER, POST)).prove(file, changes).disagreements())
                .anySatisfy(sentence -> assertThat(sentence).contains("After the upgrade, post.title").contains("varchar(7)"));
        Files.writeString(file.path(), text.replace("op.dropTable(\"post\")", "op.dropTable(\"user\")"));
        assertThat(Matar.at(settings).autogenerate(dialect -> Schema.of(USER, POST)).prove(file, changes).disagreements())
                .anySatisfy(sentence -> assertThat(sentence).contains("The downgrade fails."));
    }

    @Test
    void textsAreComparedAsTheDatabasePrintsThem() throws SQLException {
        settings = settings.database(new Database(PostgresqlServer.running().createDatabase(), "", ""));
        execute("CREATE TABLE price (_id bigint PRIMARY KEY, amount numeric(10,2) CHECK (amount > 0 AND amount < 100) DEFAULT 1 + 1)");
        Table price = table(
                "price",
                column("_id", bigInt()).notNull(),
                column("amount", decimal(10, 2)).defaultToSql("1+1"),
                primaryKey("_id"),
                check("amount>0 and amount<100"));
        assertThat(wanting(price).fromDatabase().open()).isEmpty();
        Table changed = price.constraints(price.constraints().without(price.constraints().list().get(1).name()));
        assertThat(Notation.write(wanting(changed).fromDatabase().changes(Renames.none()).upgrade()))
                .isEqualTo("drop constraint price.price_amount_check\n");
    }

    @Test
    void namesThatADatabaseGaveAreNotChosen() throws SQLException {
        settings = settings.database(new Database(PostgresqlServer.running().createDatabase(), "", ""));
        String columns = " (_id bigint PRIMARY KEY, code text UNIQUE CHECK (code <> ''), parent bigint REFERENCES ";
        execute("CREATE TABLE event" + columns + "event); CREATE INDEX ON event (parent)");
        SchemaSource renamed = new SqlScriptSource("schema.sql", "CREATE TABLE entry" + columns + "entry);\nCREATE INDEX ON entry (parent);", settings.database());
        Gap gap = Matar.at(settings).autogenerate(renamed).fromDatabase();
        assertThat(Notation.write(gap.changes(gap.hints(List.of("event=entry")).renames()).upgrade())).isEqualTo("rename table event to entry\n");
    }

    @Test
    void howManyNumbersASequenceGivesAtOnceIsLeftToTheDatabaseUnlessSomebodySaysSo() throws SQLException {
        settings = settings.database(new Database("jdbc:h2:file:" + folder.resolve("sequences"), "", ""));
        execute("CREATE SEQUENCE numbers CACHE 7");
        Sequence usual = new Sequence(Name.of("numbers")).cache(32);
        assertThat(Matar.at(settings).autogenerate(dialect -> Schema.empty().sequences(Members.of(List.of(usual)))).fromDatabase().open()).isEmpty();
        assertThat(Matar.at(settings).autogenerate(dialect -> Schema.empty().sequences(Members.of(List.of(usual.cache(5))))).fromDatabase().open()).hasSize(1);
    }
}
