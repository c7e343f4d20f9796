package dev.matar.revision;

import static dev.matar.revision.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaRevisionTest {

    static final String WHOLE =
            """
            /** Licensed to nobody; class Licence { } */
            package migrations.versions;

            import static dev.matar.migration.Ddl.*;
            import dev.matar.migration.Revision; // @Revision(id = "not this")

            /* class NotThis */
            /**
             * Create the organization's
             * table, i.e. {@code organization} &amp; more.
             *
             * <p>Long text.
             */
            @SuppressWarnings({"unused", "class Neither {"})
            @Revision(
                    id = "4640" + "e9af0234", // the id
                    revises = {"29edbf20051e", "01ea,02fb",},
                    dependsOn = "billing@head, x",
                    labels = { },
                    created = "2023-04-28T01:59:42.015293")
            public final class R4640e9af0234_create extends Common implements Migration {
                String s = "
            """;

    private static Optional<JavaRevision> read(String text) {
        return JavaRevision.read(text, "v/A.java");
    }

    private static RevisionHeader header(String annotation) {
        return read(annotation + " class A {}").orElseThrow().header();
    }

    @Test
    void aRevisionIsReadUpToTheNameOfItsClass() {
        JavaRevision revision = read(WHOLE).orElseThrow();

        assertThat(revision.className()).isEqualTo("migrations.versions.R4640e9af0234_create");
        assertThat(revision.header())
                .isEqualTo(new RevisionHeader(
                        "4640e9af0234",
                        List.of("29edbf20051e", "01ea", "02fb"),
                        List.of("billing@head", "x"),
                        List.of(),
                        "Create the organization's table, i.e. organization & more.",
                        Optional.of(LocalDateTime.of(2023, 4, 28, 1, 59, 42, 15_293_000))));
    }

    @Test
    void aRevisionMayBeMeantToLoseData() {
        assertThat(header("@Revision(id = \"a\")").losesData()).isEmpty();
        assertThat(header("@Revision(id = \"a\", losesData = \"upgrade\")").losesData()).containsExactly(Step.Direction.UP);
        assertThat(header("@Revision(id = \"a\", losesData = {\"upgrade\", \"downgrade\"})").losesData()).hasSize(2);
        assertRefused(
                () -> header("@Revision(id = \"a\", losesData = true)"),
                "invalid-revision-file",
                "v/A.java:1: @Revision has true where a text in quotes for losesData is due.");
        assertRefused(
                () -> header("@Revision(id = \"a\", losesData = \"sideways\")"),
                "invalid-revision-file",
                "v/A.java:1: data is lost on upgrade or downgrade, not on sideways.");
    }

    @Test
    void lineEndsAndAByteOrderMarkMakeNoDifference() {
        assertThat(read("\uFEFF" + WHOLE.replace("\n", "\r\n"))).isEqualTo(read(WHOLE));
    }

    @Test
    void theAnnotationMayBeQualifiedAndSpreadOut() {
        assertThat(header("@dev . matar /* @ */ . migration.Revision // (\n (id=\"a\")"))
                .isEqualTo(RevisionHeader.of("a"));
    }

    @Test
    void theDefaultPackageHasNoName() {
        assertThat(read("@Revision(id = \"a\") public class R1 {}").orElseThrow().className()).isEqualTo("R1");
    }

    @Test
    void escapesAndTextBlocksAreReadAsJavaDoes() {
        assertThat(header("@Revision(id = \"a\\u0062\\uuu0063\\t\\101\\\"\\\\u0041\")").id())
                .isEqualTo("abc\tA\"\\u0041");
        assertThat(header("@Revision(id = \"\"\"\n    a\\\n    b\\\"\"\"c\"\"\")").id()).isEqualTo("ab\"\"\"c");
    }

    @Test
    void aRevisionMayComeSecondInItsFile() {
        String text = "class First { class In { @Revision(id = \"no\") class No {} } }\n"
                + "/** one */ interface I { /** two */ }\n @Revision(id = \"b\") record B() {}";

        assertThat(read(text)).contains(new JavaRevision(RevisionHeader.of("b"), "B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Shared { String s = \"@Revision class { }\"; char c = '{'; }",
                "package a; /** @Revision */ public interface Tables { String ID = \"id\"; }",
                "package a; abstract class Common implements Migration { }",
                "interface Ours extends Migration {}",
                "@interface Mark { String[] value() default {}; }",
                "@org.other.Revision(id = \"a\") class A {}",
                "enum Color { RED { int x() { return 1; } } }",
                "public record Pair<A, B>(A a, B b) { }"
            })
    void aFileWithoutARevisionIsAHelper(String text) {
        assertThat(read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    ``                                    | 1: the file ends before its class.
                    package a;~import b.C;~               | 2: the file ends before its class.
                    ~@Revision(id = "a")~public           | 3: the file ends before its class.
                    ~@Revision(id = "a") class            | 2: the class has no name.
                    @Revision(id = "a")~class {}          | 2: the class has no name.
                    @Revision(id = "a",~revi              | 2: @Revision has revi where one of id, revises, dependsOn, labels, created, losesData is due.
                    @Revision(id = "a"~                   | 1: @Revision has the end of the file where ) or a comma is due.
                    @Revision(id =                        | 1: @Revision has the end of the file where a text in quotes for id is due.
                    ~@Revision(id = "a~")                 | 2: the string that begins here does not end on its line.
                    ~@Revision(id = \"""~a")              | 2: the text block that begins here never ends.
                    ~@Revision(id = \"""a\""")            | 2: a text block begins behind its first line.
                    ~@Revision(id = "\\q") class A {}      | 2: this string has an escape that Java does not know.
                    ~@Revision(id = "\\u00g") class A {}   | 2: this string has an escape that Java does not know.
                    /* a~@Revision                        | 1: the comment that begins here never ends.
                    @Revision(id = "a",~revises = BASE)   | 2: @Revision has BASE where a text in quotes for revises is due.
                    @Revision(id = "a",~revises = {"b", Ids.C}) class A {} | 2: @Revision has Ids where a text in quotes for revises is due.
                    @Revision(id = "a" + B) class A {}    | 1: @Revision has B where a text in quotes for id is due.
                    @Revision(id = {"a"}) class A {}      | 1: @Revision has { where a text in quotes for id is due.
                    @Revision(id = 'a') class A {}        | 1: @Revision has 'a' where a text in quotes for id is due.
                    @Revision("a") class A {}             | 1: @Revision has "a" where one of id, revises, dependsOn, labels, created, losesData is due.
                    @Revision(id = "a",~revise = "b")     | 2: @Revision has revise where one of id, revises, dependsOn, labels, created, losesData is due.
                    @Revision(id "a") class A {}          | 1: @Revision has "a" where = behind id is due.
                    @Revision(labels = {"a" "b"})         | 1: @Revision has "b" where } or a comma is due.
                    @Revision(id = "a",~id = "b")         | 2: id stands here a second time.
                    ~@Revision class A {}                 | 2: the revision has no id.
                    ~@Revision(revises = "b") class A {}  | 2: the revision has no id.
                    ~@Revision(id = " ") class A {}       | 2: the revision has no id.
                    @Revision(id = "a")~@Revision(id = "b") class A {} | 2: @Revision stands here a second time.
                    @Revision(id = "a", created = "2023") class A {}   | 1: created is no time: 2023.
                    import x.Migration;~class A implements B, Migration {} | 2: this migration has no @Revision.
                    class A {~int x;                      | 2: the file ends before its last }.
                    @Other(a = "}"~class A                | 2: the file ends before its last ).
                    """)
    void whatCannotBeReadIsRefusedWithItsLine(String text, String problem) {
        String file = text == null ? "" : text.replace('~', '\n');
        assertRefused(() -> read(file), "invalid-revision-file", "v/A.java:" + problem);
    }
}
