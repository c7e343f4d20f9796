package dev.matar.revision;

import static dev.matar.revision.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.operation.DropTable;
import dev.matar.operation.Operation;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionCompilerTest {

    @TempDir
    Path temp;

    private Path versions;
    private Path cache;
    private List<Path> classPath;
    private ClassLoader parent;

    @BeforeEach
    void makeFolders() throws IOException, URISyntaxException {
        versions = Files.createDirectory(temp.resolve("versions"));
        cache = temp.resolve("cache");
        Path matar = Path.of(Migration.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        classPath = List.of(matar);
        parent = Migration.class.getClassLoader();
    }

    private static String revision(String id, String className, String inUpgrade) {
        return """
                package migrations;
                import dev.matar.migration.*;
                @Revision(id = "%s")
                public class %s implements Migration {
                    public void upgrade(Operations op) { %s }
                    public void downgrade(Operations op) { }
                }
                """
                .formatted(id, className, inUpgrade);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(versions.resolve(name), text);
    }

    private RevisionFiles files() {
        return new RevisionFolder(List.of(versions), false).read();
    }

    private CompiledRevisions compile() {
        RevisionFiles files = files();
        return new RevisionCompiler(classPath, cache, parent).compile(files.revisions(), files.helpers());
    }

    /** What the upgrades of all revisions say, in the order of their files. */
    private List<Operation> upgrades(CompiledRevisions compiled) {
        Operations op = new Operations(Naming.STANDARD, sql -> true);
        for (RevisionFile file : files().revisions()) {
            compiled.migration(file).upgrade(op);
        }
        return op.recorded();
    }

    private static Operation drop(String table) {
        return new DropTable(Name.parse(table));
    }

    @Test
    void whatIsCompiledOnceIsNotCompiledAgain() throws IOException {
        String inner = "} class In { void go(Operations op) { op.dropTable(\"a\"); }";
        write("A.java", revision("1", "A", "Runnable r = () -> new In().go(op); r.run();" + inner));
        write("B.java", revision("2", "B", "op.dropTable(\"b\");"));
        write("c.sql", "-- revision: 3\n-- upgrade\n-- downgrade\n");
        RevisionFiles files = files();
        RevisionCompiler compiler = new RevisionCompiler(classPath, cache, parent);

        for (int expected : new int[] {2, 0, 0}) {
            CompiledRevisions compiled = compiler.compile(files.revisions(), files.helpers());
            assertThat(compiled.compiled()).isEqualTo(expected);
            Operations op = new Operations(Naming.STANDARD, sql -> true);
            compiled.migration(files.revisions().get(0)).upgrade(op);
            compiled.migration(files.revisions().get(1)).upgrade(op);
            assertThat(op.recorded()).containsExactly(drop("a"), drop("b"));
        }
    }

    @Test
    void onlyWhatIsAskedForIsCompiled() throws IOException {
        write("A.java", revision("1", "A", ""));
        write("B.java", revision("2", "B", "does not compile"));
        RevisionCompiler compiler = new RevisionCompiler(classPath, cache, parent);

        assertThat(compiler.compile(files().revisions().subList(0, 1), List.of()).compiled()).isEqualTo(1);
        assertThat(compiler.compile(List.of(), List.of()).compiled()).isZero();
    }

    @Test
    void aRevisionThatChangedIsCompiledAgainAlone() throws IOException {
        write("A.java", revision("1", "A", "op.dropTable(\"a\");"));
        write("B.java", revision("2", "B", "op.dropTable(\"b\");"));
        compile();
        write("B.java", revision("2", "B", "op.dropTable(\"c\");"));

        CompiledRevisions compiled = compile();
        assertThat(compiled.compiled()).isEqualTo(1);
        assertThat(upgrades(compiled)).containsExactly(drop("a"), drop("c"));

        write("B.java", revision("2", "B", "op.dropTable(\"b\");"));
        assertThat(compile().compiled()).as("what was there before").isZero();
    }

    @Test
    void revisionsShareHelpersAndFollowTheirChanges() throws IOException {
        write("A.java", revision("1", "A", "op.dropTable(Tables.A + More.B);"));
        write("Tables.java", "package migrations; class Tables { static final String A = More.B + \"a\"; }");
        write("More.java", "package migrations; interface More { String B = \"b\"; }");
        assertThat(upgrades(compile())).containsExactly(drop("bab"));
        assertThat(compile().compiled()).isZero();

        write("More.java", "package migrations; interface More { String B = \"c\"; }");
        CompiledRevisions compiled = compile();
        assertThat(compiled.compiled()).isEqualTo(3);
        assertThat(upgrades(compiled)).containsExactly(drop("cac"));
    }

    @Test
    void anotherClassPathMeansOtherClasses() throws IOException {
        write("A.java", revision("1", "A", ""));
        compile();
        Path folder = Files.createDirectories(temp.resolve("classes/inner"));
        classPath = List.of(classPath.get(0), folder.getParent(), temp.resolve("missing"));
        assertThat(compile().compiled()).isEqualTo(1);
        assertThat(compile().compiled()).isZero();

        Files.writeString(folder.resolve("x"), "x");
        assertThat(compile().compiled()).isEqualTo(1);
    }

    @Test
    void aRevisionNeedsNoPackageAndNeedNotBePublic() throws IOException {
        write("A.java", revision("1", "A", "op.dropTable(\"a\");")
                .replace("package migrations;", "")
                .replace("public class A", "class A"));
        assertThat(upgrades(compile())).containsExactly(drop("a"));
    }

    @Test
    void whatDoesNotCompileIsRefusedWithFileLineAndWhatTheCompilerSays() throws IOException {
        write("A.java", revision("1", "A", ""));
        Path b = write("B.java", revision("2", "B", "op.dropTabel(1);"));
        assertRefused(
                this::compile,
                "revision-does-not-compile",
                b + ":5: cannot find symbol, symbol: method dropTabel(int), location: variable op of type"
                        + " dev.matar.migration.Operations");

        write("B.java", revision("2", "B", "int a = b;\nint c = d;\nint e = f;\nint g = h;\nint i = j;"));
        assertRefused(
                this::compile,
                "revision-does-not-compile",
                b + ":5: cannot find symbol, symbol: variable b, location: class migrations.B\n"
                        + b + ":6: cannot find symbol, symbol: variable d, location: class migrations.B\n"
                        + b + ":7: cannot find symbol, symbol: variable f, location: class migrations.B\n"
                        + "… and 2 more errors.");

        write("B.java", revision("2", "C", ""));
        assertRefused(
                this::compile,
                "revision-does-not-compile",
                b + ":4: class C is public, should be declared in a file named C.java");

        write("B.java", revision("2", "B", "").replace("}\n}", "}"));
        assertRefused(this::compile, "revision-does-not-compile", b + ":6: reached end of file while parsing");

        assertThat(cache.resolve("classes")).doesNotExist();
    }

    @Test
    void aClassInTwoFilesIsRefused() throws IOException {
        Path a = write("A.java", revision("1", "A", ""));
        compile();
        Path b = write("B.java", revision("2", "A", "").replace("public class", "class"));
        String problem = a + " and " + b + " both hold the class migrations.A.";
        assertRefused(this::compile, "duplicate-class", problem);

        cache = temp.resolve("other");
        assertRefused(this::compile, "revision-does-not-compile", b + ":4: duplicate class: migrations.A");
    }

    @Test
    void whatIsOnTheClassPathIsUsedAsItIs() throws IOException {
        Path a = write("A.java", revision("1", "A", "op.dropTable(\"compiled\");"));
        Path classes = Files.createDirectory(temp.resolve("classes"));
        String path = classPath.get(0).toString();
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", path, "-proc:none", "-d", classes.toString(), a.toString());
        write("A.java", revision("1", "A", "op.dropTable(\"source\");"));
        write("B.java", revision("2", "B", "op.dropTable(\"b\");"));

        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, parent)) {
            parent = loader;
            CompiledRevisions compiled = compile();
            assertThat(compiled.compiled()).isEqualTo(1);
            assertThat(upgrades(compiled)).containsExactly(drop("compiled"), drop("b"));

            write("A.java", revision("3", "A", "op.dropTable(\"source\");"));
            assertThat(upgrades(compile())).as("another id").containsExactly(drop("source"), drop("b"));
        }
    }

    @Test
    void aBrokenCacheIsIgnoredAndWrittenAnew() throws IOException {
        write("A.java", revision("1", "A", "op.dropTable(\"a\");"));
        compile();
        Path kept = onlyFile(cache.resolve("classes"));
        byte[] whole = Files.readAllBytes(kept);
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length));
            if (random.nextBoolean()) {
                broken = whole.clone();
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(kept, broken);
            CompiledRevisions compiled = compile();
            assertThat(compiled.compiled()).as("seed %d", seed).isEqualTo(1);
            assertThat(upgrades(compiled)).containsExactly(drop("a"));
            assertThat(kept).hasBinaryContent(whole);
        }
    }

    @Test
    void withoutAFolderToWriteToRevisionsAreCompiledEachTime() throws IOException {
        write("A.java", revision("1", "A", "op.dropTable(\"a\");"));
        cache = write("file", "");
        assertThat(compile().compiled()).isEqualTo(1);
        assertThat(upgrades(compile())).containsExactly(drop("a"));
    }

    @Test
    void manyMayCompileAtOnce() throws Exception {
        for (int i = 0; i < 10; i++) {
            write("A" + i + ".java", revision("r" + i, "A" + i, "op.dropTable(\"t" + i + "\");"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(() -> upgrades(compile()).size()));
            }
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(10);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(compile().compiled()).isZero();
        try (var left = Files.list(cache.resolve("classes"))) {
            assertThat(left).hasSize(10);
        }
    }

    @Test
    void whatIsCompiledButIsNoMigrationIsRefused() throws IOException {
        Path file = write("A.java", "");
        refusedToLoad("@dev.matar.migration.Revision(id = \"1\") class A { }", "", "is no Migration.");
        String noConstructor = "has no constructor without arguments.";
        refusedToLoad(revision("1", "A", "").replace("class", "abstract class"), "", noConstructor);
        refusedToLoad(revision("1", "A", "} A(int i) {"), "", noConstructor);
        refusedToLoad(
                revision("1", "A", "} A() { throw new IllegalStateException(\"no\");"),
                ":5",
                "fails to begin: java.lang.IllegalStateException: no.");
        refusedToLoad(
                revision("1", "A", "} static int x = Integer.parseInt(\"x\"); static { "),
                ":5",
                "fails to begin: java.lang.NumberFormatException: For input string: \"x\".");
        assertThat(file).exists();
    }

    private void refusedToLoad(String text, String line, String problem) throws IOException {
        Path file = write("A.java", text);
        RevisionFile revision = files().revisions().get(0);
        CompiledRevisions compiled = compile();
        assertRefused(
                () -> compiled.migration(revision),
                "revision-does-not-load",
                file + line + ": the class " + revision.className() + " " + problem);
    }

    /** With and without the module javax.tools is in; whatever is compiled already still runs there. */
    @Test
    void aRuntimeWithoutACompilerSaysWhatToDo() throws Exception {
        write("A.java", revision("1", "A", "op.dropTable(\"a\");"));
        for (String modules : List.of("java.base,java.sql", "java.base,java.sql,java.compiler")) {
            assertThat(onRuntimeWith(modules))
                    .isEqualTo("no-compiler: This Java runtime has no compiler, which revisions written in Java need."
                            + " Run Matar on a JDK, or put the compiled revisions on its class path.");
        }
        assertThat(onRuntimeWith("java.base,java.sql,jdk.compiler,jdk.zipfs")).isEqualTo("1 compiled");
        assertThat(onRuntimeWith("java.base,java.sql")).isEqualTo("0 compiled");
    }

    private String onRuntimeWith(String modules) throws Exception {
        Path tests = Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        modules,
                        "-cp",
                        classPath.get(0) + File.pathSeparator + tests,
                        CompileAndLoad.class.getName(),
                        versions.toString(),
                        cache.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes()).strip();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path onlyFile(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
