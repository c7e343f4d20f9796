package dev.matar;

import static dev.matar.migration.Ddl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.diff.Renames;
import dev.matar.notation.Notation;
import dev.matar.operation.AddColumn;
import dev.matar.operation.CommentOnTable;
import dev.matar.operation.CreateTable;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.rule.Difference;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a project decides in code, handed over or in its {@code Env.java}. */
class HooksTest extends ProjectTest {

    private static final Table ACCOUNT = table(
            "account", column("_id", integer()).notNull(), column("name", string(40)), column("legacy", string()), primaryKey("_id"),
            index("legacy").named("ix_legacy"));
    private static final Table POST = table(
            "post", column("_id", integer()).notNull(), column("account_id", integer()), primaryKey("_id"),
            foreignKey("account_id").references("account", "_id"));

    private static String upgrade(Autogenerate autogenerate) {
        return Notation.write(autogenerate.changes(autogenerate.fromDatabase(), Renames.none()).upgrade());
    }

    private static void write(Autogenerate autogenerate) {
        autogenerate.write(draft(RevisionFormat.JAVA), autogenerate.changes(autogenerate.fromDatabase(), Renames.none()));
    }

    private static Draft draft(RevisionFormat format) {
        return new Draft("first", "r1", List.of("head"), false, List.of(), List.of(), Optional.empty(), format);
    }

    @Test
    void whatIsNotIncludedIsNobodysBusinessOnEitherSide() {
        Hooks hooks = new Hooks() {
            @Override
            public boolean includes(Member<Name> object) {
                return !object.key().local().equals("post");
            }

            @Override
            public boolean includes(Table table, Table.Part part) {
                return !(part instanceof Member<?> member && member.key().equals("legacy"));
            }
        };
        assertThat(upgrade(wanting(ACCOUNT, POST).hooks(hooks))).doesNotContain("legacy").doesNotContain("post").contains("create table account");

        write(wanting(ACCOUNT, POST));
        Matar.at(settings).upgrade("head");
        Table plain = table("account", column("_id", integer()).notNull(), column("name", string(40)), primaryKey("_id"));
        assertThat(wanting(plain).hooks(hooks).fromDatabase().open()).isEmpty();
        assertThat(wanting(plain).fromDatabase().open()).hasSize(3);
    }

    @Test
    void aForeignKeyToWhatIsNotIncludedLeavesTheSchema() {
        Hooks hooks = new Hooks() {
            @Override
            public boolean includes(Member<Name> object) {
                return !object.key().local().equals("account");
            }
        };
        Autogenerate autogenerate = wanting(ACCOUNT, POST).hooks(hooks);
        assertThat(upgrade(autogenerate)).contains("references account (_id) external");
    }

    @Test
    void whatIsNoDifferenceIsLeftAsItIs() {
        Hooks hooks = new Hooks() {
            @Override
            public boolean isDifference(Difference difference) {
                return !difference.path().endsWith(".name");
            }
        };
        write(wanting(ACCOUNT));
        Matar.at(settings).upgrade("head");
        Table longer = ACCOUNT.columns(ACCOUNT.columns().with(ACCOUNT.column("name").type(string(80))));
        assertThat(wanting(longer).fromDatabase().open()).hasSize(1);
        Gap gap = wanting(longer).hooks(hooks).fromDatabase();
        assertThat(gap.open()).isEmpty();
        assertThat(gap.differences().accepted()).hasSize(1);
        assertThat(gap.differences().stale()).isEmpty();
    }

    @Test
    void operationsAreRewrittenBeforeTheyAreWrittenAndProvedAsTheyAre() {
        Hooks hooks = new Hooks() {
            @Override
            public List<Operation> rewrite(List<Operation> upgrade, Schema before) {
                List<Operation> more = new ArrayList<>(upgrade);
                for (Operation operation : upgrade) {
                    if (operation instanceof CreateTable create) {
                        more.add(new AddColumn(create.table().name(), column("created_at", timestamp())));
                    }
                }
                more.add(Sql.onRows("INSERT INTO account (_id) VALUES (1)").undoneBy("DELETE FROM account WHERE _id = 1"));
                return more;
            }
        };
        for (RevisionFormat format : RevisionFormat.values()) {
            Autogenerate autogenerate = wanting(ACCOUNT).hooks(hooks);
            Changes changes = autogenerate.changes(autogenerate.fromDatabase(), Renames.none());
            RevisionFile file = autogenerate.write(draft(format), changes);
            assertThat(autogenerate.prove(file, changes).disagreements()).isEmpty();
            assertThat(file.text()).contains("created_at").contains("INSERT INTO account").contains("DELETE FROM account");
            file.path().toFile().delete();
        }
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThat(rewritingTo(new DropTable(Name.of("nowhere"))).problem()).startsWith("What the hook rewrite returns cannot be done.").contains("nowhere");
        assertThat(rewritingTo(Sql.undeclared("CREATE TABLE t (id INTEGER)")).problem()).contains("unknown");
        assertThat(rewritingTo(Sql.onRows("DELETE FROM t")).remedy()).contains("undoes");
    }

    private Refusal rewritingTo(Operation... operations) {
        Autogenerate autogenerate = wanting(ACCOUNT).hooks(new Hooks() {
            @Override
            public List<Operation> rewrite(List<Operation> upgrade, Schema before) {
                return List.of(operations);
            }
        });
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> upgrade(autogenerate));
        assertThat(refusal.code()).isEqualTo("hook-failed");
        return refusal;
    }

    @Test
    void whatIsRewrittenToNothingIsNotWritten() {
        Autogenerate autogenerate = wanting(ACCOUNT).hooks(new Hooks() {
            @Override
            public List<Operation> rewrite(List<Operation> upgrade, Schema before) {
                return List.of();
            }
        });
        assertThat(autogenerate.changes(autogenerate.fromDatabase(), Renames.none()).isEmpty()).isTrue();
    }

    // ---- Env.java

    private void env(String... body) throws IOException {
        Files.writeString(
                folder.resolve("migrations/Env.java"),
                "import dev.matar.*;\nimport dev.matar.operation.*;\nimport dev.matar.schema.*;\nimport java.util.*;\n\n" + String.join("\n", body));
    }

    @Test
    void theProjectsOwnFileIsAskedAndMayUseWhatRevisionsShare() throws IOException {
        Files.writeString(
                folder.resolve("migrations/versions/Words.java"), "class Words { static final String COMMENT = \"made by Matar\"; }\n");
        env("public class Env implements Hooks {",
                "    @Override public List<Operation> rewrite(List<Operation> upgrade, Schema before) {",
                "        List<Operation> more = new ArrayList<>(upgrade);",
                "        upgrade.stream().filter(CreateTable.class::isInstance).forEach(",
                "            one -> more.add(new CommentOnTable(((CreateTable) one).table().name(), Words.COMMENT)));",
                "        return more;",
                "    }",
                "}");
        assertThat(upgrade(wanting(ACCOUNT))).contains("made by Matar");
        assertThat(upgrade(wanting(ACCOUNT).hooks(Hooks.NONE))).doesNotContain("made by Matar");
        assertThat(Matar.at(settings).graph().revisions()).isEmpty();
    }

    @Test
    void theExampleOfTheManualDoesWhatItSays() throws IOException {
        String manual = Files.readString(Path.of("../docs/env.md"));
        int start = manual.indexOf("```java\n") + "```java\n".length();
        Files.writeString(folder.resolve("migrations/Env.java"), manual.substring(start, manual.indexOf("```", start)));
        Table other = table("account", column("_id", integer()).notNull(), column("name", text()), index("name").named("dba_name"), primaryKey("_id"));
        assertThat(upgrade(wanting(other))).contains("add column account: made_at timestamp").doesNotContain("dba_name");
        write(wanting(other));
        Matar.at(settings).upgrade("head");
        Table shorter = table(
                "account", column("_id", integer()).notNull(), column("name", string(20)), column("made_at", timestamp()), primaryKey("_id"));
        assertThat(wanting(shorter).fromDatabase().open()).isEmpty();
    }

    @Test
    void whatIsWrongInTheFileIsToldWithItsLine() throws IOException {
        env("public class Env implements Hooks { int x = ; }");
        assertThat(failure().problem()).contains("Env.java:6: illegal start of expression");

        env("public class Env { }");
        assertThat(failure().problem()).contains("Env.java: the class Env is no Hooks");
        assertThat(failure().remedy()).contains("dev.matar.Hooks");

        env("public class Env implements Hooks {", "    public Env() { throw new IllegalStateException(\"not today\"); }", "}");
        assertThat(failure().problem()).contains("Env.java:7: the class Env fails to begin").contains("not today");

        env("public class Env implements Hooks {", "    public boolean includes(Member<Name> o) {", "        return o.key().local().charAt(99) == 'x';", "    }", "}");
        assertThat(failure().problem()).contains("Env.java:8: its code threw").contains("99");

        env("public class Env implements Hooks {", "    public List<Operation> rewrite(List<Operation> up, Schema before) { return null; }", "}");
        assertThat(failure().problem()).contains("Env.java: its code threw");

        env("class Other implements Hooks { }");
        assertThat(failure().problem()).contains("Env.java: the class Env needs what is not there: Env");
    }

    private Refusal failure() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> upgrade(wanting(ACCOUNT)));
        assertThat(refusal.code()).isEqualTo("hook-failed");
        return refusal;
    }

    @Test
    void whatOnlyMovesADatabaseNeverAsks() throws IOException {
        write(wanting(ACCOUNT));
        env("public class Env implements Hooks { this does not compile }");
        Matar.at(settings).upgrade("head");
        assertThat(Matar.at(settings).rows()).containsExactly("r1");
    }

    @Test
    void namesThatNobodyChoseAreNamedByTheHooksConvention() throws IOException {
        env("public class Env implements Hooks {",
                "    @Override public Naming naming(Naming configured) {",
                "        return new Naming(\"{table}_key\", configured.unique(), configured.foreignKey(), configured.check(), configured.index(), 63);",
                "    }",
                "}");
        Autogenerate autogenerate = Matar.at(settings).autogenerate(new NamedSource(Naming.STANDARD));
        assertThat(upgrade(autogenerate)).contains("primary key account_key (_id)");
        write(autogenerate);
        Matar.at(settings).upgrade("head");
        assertThat(Notation.write(Matar.at(settings).databaseSchema())).contains("primary key account_key (_id)");
        assertThat(autogenerate.fromDatabase().open()).isEmpty();
    }

    /** A source that names what nobody has named. */
    private record NamedSource(Naming naming) implements dev.matar.source.SchemaSource {

        @Override
        public Schema read(dev.matar.dialect.Dialect dialect) {
            return Schema.of(Table.of(Name.of("account"), naming, List.of(column("_id", integer()).notNull(), primaryKey("_id"))));
        }

        @Override
        public NamedSource named(Naming other) {
            return new NamedSource(other);
        }
    }
}
