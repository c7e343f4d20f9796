package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.nio.file.Path;
import java.util.List;

/** A program that compiles and loads the revisions of a folder, for runtimes that a test starts. */
final class CompileAndLoad {

    private CompileAndLoad() {}

    public static void main(String[] args) {
        RevisionFiles files = new RevisionFolder(List.of(Path.of(args[0])), false).read();
        RevisionCompiler compiler = new RevisionCompiler(
                RevisionCompiler.runningClassPath(), Path.of(args[1]), CompileAndLoad.class.getClassLoader());
        try {
            CompiledRevisions compiled = compiler.compile(files.revisions(), files.helpers());
            for (RevisionFile file : files.revisions()) {
                compiled.migration(file);
            }
            System.out.println(compiled.compiled() + " compiled");
        } catch (Refusal refusal) {
            System.out.println(refusal.code() + ": " + refusal.getMessage());
        }
    }
}
