package dev.matar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link BadInputTest} has found, one by one. */
class BadInputExamplesTest {

    @TempDir
    Path around;

    private BadInputProject project;

    @BeforeEach
    void makeProject() throws IOException, SQLException {
        project = new BadInputProject(around);
    }

    /** It took the reader of TOML minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \n", "# idle\n"})
    void aConfigurationOfThousandsOfIdleLinesIsRefusedAtOnce(String line) throws Exception {
        project.write("matar.toml", BadInputProject.CONFIGURATION + line.repeat(5_000) + "user = \"u\"\n");
        String said = Assertions.assertTimeout(Duration.ofSeconds(5), () -> project.hold("current")).err();
        assertThat(said).startsWith("error: matar.toml:504: more than 500 lines one after the other are blank or comments.");

        project.write("matar.toml", BadInputProject.CONFIGURATION + line.repeat(500) + "user = \"u\"\n");
        project.mustDo("current");
    }

    /** The driver's catalog did not find it again. */
    @ParameterizedTest
    @ValueSource(strings = {"\\\\", "a\\\\_b", "a\\u0000b", "\\n"})
    void aVersionTableThatACatalogCannotFindIsRefused(String name) throws Exception {
        project.write("matar.toml", BadInputProject.CONFIGURATION + "version_table = \"" + name + "\"\n");
        assertThat(project.hold("upgrade", "head").err())
                .startsWith("error: matar.toml:4:1: version_table holds a backslash or a control character.\n");
    }

    /** Such an id, alone or in another, is seen by nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "d4\u200B", "d\u202E4", "d\u00A04", "\u001b[31md4"})
    void anIdWithAnUnseenSignIsRefused(String id) throws Exception {
        assertThat(project.hold("revision", "--sql-file", "--rev-id", id).err()).contains("cannot be the id of a revision");
        assertThat(project.hold("revision", "--sql-file", "--branch-label", id).err()).contains("cannot be a branch label");
    }

    /** What no file system takes was a defect of Matar's. */
    @Test
    void aPathThatCannotBeIsRefused() throws Exception {
        assertThat(project.hold("revision", "--sql-file", "--rev-id", "d\uD83D4").err())
                .startsWith("error: No file can be called d?4.sql here: ")
                .contains("Choose an id of letters and digits");
        project.write("matar.toml", BadInputProject.CONFIGURATION + "script_location = \"a\\u0000b\"\n");
        assertThat(project.hold("heads").err()).startsWith("error: There can be no file a\0b: ");
    }

    /** The parser of the command line took quotes for its own and warned of them. */
    @Test
    void quotesInAVariableStayAsTheyAre() throws Exception {
        project.write("matar.toml", "[matar]\nurl = \"jdbc:sqlite:app.db\"\nformat = \"${x.F}\"\n");
        assertThat(project.hold("-x", "F=s\"q'l", "revision", "-m", "x").err()).startsWith("error: matar.toml:3:1: format is \"${x.F}\", filled in.\n");
        assertThat(project.hold("-x", "F=sql", "-x", "G='\"d'''=", "revision", "-m", "x").err()).isEmpty();
        assertThat(project.hold("plan", "upgrade", "head", "--from", "a1,}b2\"x").err()).startsWith("error: No revision");
    }

    /** It was read as a file of arguments. */
    @Test
    void aWordThatBeginsWithAnAtSignIsNoFile() throws Exception {
        project.write("more", "--json c3");
        assertThat(project.hold("show", "@more").err()).startsWith("error: '@more' is not a target.");
        assertThat(project.hold("upgrade", "@..").err()).startsWith("error: '@..' is not a target.");
        project.mustDo("revision", "--sql-file", "--rev-id", "d4", "-m", "@more");
        assertThat(Files.readString(project.folder().resolve("migrations/versions/d4_more.sql"))).contains("-- message: @more\n");
    }

    /** It was made where the process had been started. */
    @ParameterizedTest
    @ValueSource(strings = {":odd.db", "file:odd.db", "file:odd.db?mode=rwc", "./odd.db"})
    void aFileOfSqliteIsBesideTheConfigurationHoweverItIsWritten(String file) throws Exception {
        project.write("matar.toml", "[matar]\nurl = \"jdbc:sqlite:" + file + "\"\n");
        project.mustDo("upgrade", "head");
        assertThat(project.folder().resolve(file.startsWith(":") ? file : "odd.db")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {":memory:", "file::memory:", ""})
    void aDatabaseInMemoryIsNoFile(String file) throws Exception {
        project.write("matar.toml", "[matar]\nurl = \"jdbc:sqlite:" + file + "\"\n");
        project.mustDo("current");
    }

    /** Nor is a value shown that may be a secret, however wrong its place is. */
    @Test
    void aValueThatWasFilledInIsNotShown() throws Exception {
        for (String key : new String[] {"transactions", "lock_timeout"}) {
            project.write("matar.toml", BadInputProject.CONFIGURATION + key + " = \"${env.ODD}\"\n");
            assertThat(project.hold("current").err()).startsWith("error: matar.toml:4:1: " + key + " is \"${env.ODD}\", filled in.\n");
        }
    }
}
