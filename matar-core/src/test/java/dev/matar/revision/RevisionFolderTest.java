package dev.matar.revision;

import static dev.matar.revision.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFolderTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path temp;

    private Path versions;
    private Path cache;

    @BeforeEach
    void makeFolders() throws IOException {
        versions = Files.createDirectories(temp.resolve("versions"));
        cache = temp.resolve("not/yet/there");
    }

    private static String sql(String id, String revises) {
        return "-- revision: " + id + "\n-- revises: " + revises + "\n-- message: m\n-- upgrade\nup;\n-- downgrade\n";
    }

    private static String java(String id, String className) {
        return "/** m */ @Revision(id = \"" + id + "\", revises = \"x\") class " + className + " { }";
    }

    private Path write(String name, String text) throws IOException {
        Path file = versions.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, LONG_AGO);
        return file;
    }

    private RevisionFiles read() {
        return new RevisionFolder(List.of(versions), false).read();
    }

    private RevisionFiles readWithCache() {
        return new RevisionFolder(List.of(versions), false).read(cache);
    }

    private Path index() {
        return cache.resolve("headers-" + Integer.toHexString(versions.toString().hashCode()) + ".index");
    }

    private static List<String> ids(RevisionFiles files) {
        return files.revisions().stream().map(file -> file.header().id()).toList();
    }

    @Test
    void revisionsOfBothFormatsAreFoundAndOthersPassedOver() throws IOException {
        Path b = write("b.sql", sql("1", ""));
        Path a = write("A.java", java("2", "A"));
        Path helper = write("Tables.java", "class Tables { }");
        write("package-info.java", "package versions;");
        write(".hidden.sql", "half");
        write("a.sql~", "half");
        write("README", "half");
        write("__pycache__/x.sql", "half");
        write("inner/c.sql", sql("3", ""));

        RevisionFiles files = read();

        RevisionHeader ofA = JavaRevision.read(java("2", "A"), "").orElseThrow().header();
        RevisionHeader ofB = SqlRevision.read(sql("1", ""), "").header();
        assertThat(files.revisions())
                .containsExactly(
                        new RevisionFile(ofA, a, RevisionFormat.JAVA, "A", files.revisions().get(0).sum()),
                        new RevisionFile(ofB, b, RevisionFormat.SQL, "", files.revisions().get(1).sum()));
        assertThat(files.helpers()).containsExactly(helper);
        assertThat(files.revisions().get(1).text()).isEqualTo(sql("1", ""));
        assertThat(files.revisions().get(1).sql().upgrade().blocks().get(0).sql()).isEqualTo("up;");
    }

    @Test
    void severalFoldersAreReadInTheirOrderAndTheFoldersWithinThemOnRequest() throws IOException {
        write("z/a.sql", sql("1", ""));
        write("z/inner/b.sql", sql("2", ""));
        write("z/__pycache__/x.sql", "half");
        write("z/.git/x.sql", "half");
        write("y/c.sql", sql("3", ""));
        List<Path> folders = List.of(versions.resolve("z"), versions.resolve("y"), versions.resolve("z"));

        assertThat(ids(new RevisionFolder(folders, false).read())).containsExactly("1", "3");
        assertThat(ids(new RevisionFolder(folders, true).read())).containsExactly("1", "2", "3");
        assertThat(ids(new RevisionFolder(List.of(versions), true).read(cache))).containsExactly("3", "1", "2");
    }

    @Test
    void twoFilesWithOneIdAreRefused() throws IOException {
        Path one = write("A.java", java("1", "A"));
        Path other = write("b.sql", sql("1", ""));

        assertRefused(this::read, "duplicate-revision", one + " and " + other + " are both revision 1.");
        assertRefused(this::readWithCache, "duplicate-revision", one + " and " + other + " are both revision 1.");
    }

    @Test
    void aFolderThatIsMissingOrNoneIsRefused() throws IOException {
        Path missing = temp.resolve("missing");
        Path file = write("a.txt", "");
        for (Path folder : List.of(missing, file)) {
            assertRefused(
                    () -> new RevisionFolder(List.of(folder), false).read(),
                    "no-such-folder",
                    "The folder for revisions " + folder + " is not there.");
        }
    }

    @Test
    void aFileThatCannotBeReadIsRefusedByName() throws IOException {
        Path link = Files.createSymbolicLink(versions.resolve("a.sql"), temp.resolve("nowhere"));
        assertRefused(this::read, "unreadable-revision-file", link + " cannot be read: it is a link to what is not there.");
        assertRefused(this::readWithCache, "unreadable-revision-file", link + " cannot be read: it is a link to what is not there.");

        Files.delete(link);
        Path folder = Files.createDirectory(versions.resolve("B.java"));
        assertRefused(this::read, "unreadable-revision-file", folder + " cannot be read: it is a folder.");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedWithItsLine() throws IOException {
        Path file = versions.resolve("a.sql");
        Files.write(file, sql("1", "é\nö").getBytes(StandardCharsets.ISO_8859_1));
        assertRefused(this::read, "invalid-revision-file", file + ":2: this is not UTF-8.");
    }

    @Test
    void aHalfWrittenFileIsRefusedWithFileAndLine() throws IOException {
        Path file = write("a.sql", "-- revision: 1\n-- upgrade\ncreate tab");
        String problem = file + ":3: the file ends without a section -- downgrade.";
        assertRefused(this::read, "invalid-revision-file", problem);
        assertRefused(this::readWithCache, "invalid-revision-file", problem);
        assertRefused(this::readWithCache, "invalid-revision-file", problem);
    }

    @Test
    void whatIsRememberedIsWhatWouldBeRead() throws IOException {
        String annotation = "@Revision(id = \"1\", labels = \"l,m\", dependsOn = \"x\", losesData = \"upgrade\")";
        write("A.java", "package a.b;\n/** über &lt;\tKöln */" + annotation + " class A");
        write("b.sql", sql("2", "1,3").replace("message: m", "created: 2023-04-28T01:59:42.015293\n-- loses_data: upgrade, downgrade"));
        write("c.sql", sql("3", "with a\ttab"));
        write("Tables.java", "class Tables { }");

        assertThat(readWithCache()).isEqualTo(read());
        assertThat(readWithCache()).isEqualTo(read());
        assertThat(index()).content().contains("b.sql").doesNotContain("c.sql");
    }

    @Test
    void aFileIsReadAgainWhenItChangesAndOnlyThen() throws IOException {
        write("a.sql", sql("1", ""));
        write("b.sql", sql("2", ""));
        readWithCache();

        Files.writeString(versions.resolve("a.sql"), sql("3", ""));
        write("b.sql", sql("4", ""));
        assertThat(ids(readWithCache())).containsExactly("3", "2");

        write("a.sql", sql("5", "longer"));
        Files.delete(versions.resolve("b.sql"));
        assertThat(ids(readWithCache())).containsExactly("5");
        assertThat(index()).content().doesNotContain("b.sql");
    }

    @Test
    void aFileThatMayYetChangeUnnoticedIsNotRemembered() throws IOException {
        Path young = versions.resolve("a.sql");
        Files.writeString(young, sql("1", ""));
        FileTime time = Files.getLastModifiedTime(young);
        readWithCache();

        Files.writeString(young, sql("2", ""));
        Files.setLastModifiedTime(young, time);
        assertThat(ids(readWithCache())).containsExactly("2");
    }

    @Test
    void anIndexServesNoOtherFolder() throws IOException {
        write("a.sql", sql("1", ""));
        readWithCache();
        String index = Files.readString(index());

        Path other = Files.createDirectory(temp.resolve("other"));
        Files.move(versions.resolve("a.sql"), other.resolve("a.sql"));
        versions = other;
        Files.writeString(index(), index);
        write("a.sql", sql("2", ""));
        assertThat(ids(readWithCache())).containsExactly("2");
    }

    @Test
    void aBrokenIndexIsIgnoredAndWrittenAnew() throws IOException {
        for (int i = 0; i < 20; i++) {
            write(i + ".sql", sql("r" + i, i == 0 ? "" : "r" + (i - 1)));
        }
        RevisionFiles files = readWithCache();
        byte[] whole = Files.readAllBytes(index());
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
            if (random.nextBoolean()) {
                broken = whole.clone();
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(index(), broken);
            assertThat(readWithCache()).as("seed %d", seed).isEqualTo(files);
            assertThat(index()).as("seed %d", seed).hasBinaryContent(whole);
        }
    }

    @Test
    void withoutAFolderToWriteToHeadersAreReadEachTime() throws IOException {
        write("a.sql", sql("1", ""));
        cache = write("file", "").resolve("cache");

        assertThat(ids(readWithCache())).containsExactly("1");
        assertThat(Files.exists(cache)).isFalse();
    }

    @Test
    void manyMayReadAndRememberAtOnce() throws Exception {
        for (int i = 0; i < 50; i++) {
            write(i + ".sql", sql("r" + i, ""));
        }
        RevisionFiles expected = read();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<RevisionFiles>> results = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                if (i % 10 == 0) {
                    Files.deleteIfExists(index());
                }
                results.add(threads.submit(this::readWithCache));
            }
            for (Future<RevisionFiles> result : results) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
        try (var left = Files.list(cache)) {
            assertThat(left).containsExactlyInAnyOrder(index(), cache.resolve(".gitignore"));
        }
    }

    @Test
    void tenThousandRevisionsAreRead() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            write(i + ".sql", sql("r" + i, i == 0 ? "" : "r" + (i - 1)));
        }
        assertThat(read().revisions()).hasSize(10_000);
        assertThat(readWithCache()).isEqualTo(readWithCache());
    }
}
