package dev.matar.revision;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A project's revisions: their files, the graph they make, and what they say, in Java or SQL. */
public final class Revisions implements Script {

    /** How a header begins to say what a problem tells of a revision. */
    private static final Map<String, String> HEADER_KEYS =
            Map.of(
                    " revises ", "revises",
                    " depends on ", "depends",
                    " gives its branch ", "label",
                    ", cannot be a branch label", "label",
                    "' cannot be the id ", "");

    private final RevisionFiles files;
    private final RevisionGraph graph;
    private final Path cache;
    private final Naming naming;
    private final Predicate<String> touchesOnlyRows;
    private final Map<String, RevisionFile> byId = new HashMap<>();
    private final Map<String, Migration> migrations = new HashMap<>();

    private Revisions(RevisionFiles files, Path cache, Naming naming, Predicate<String> touchesOnlyRows) {
        this.files = files;
        this.cache = cache;
        this.naming = naming;
        this.touchesOnlyRows = touchesOnlyRows;
        files.revisions().forEach(file -> byId.put(file.header().id(), file));
        this.graph = graph(files.revisions());
    }

    private static RevisionGraph graph(List<RevisionFile> files) {
        try {
            return RevisionGraph.of(files.stream().map(RevisionFile::header).toList());
        } catch (Refusal refusal) {
            String where = filesNamedIn(refusal.problem(), files);
            throw where.isEmpty() ? refusal : refusal.at(where);
        }
    }

    /** The graph knows no files, but names the revisions that are wrong and says what of them is. */
    private static String filesNamedIn(String problem, List<RevisionFile> files) {
        List<String> words = List.of(problem.split("[\\s',:.]+"));
        List<String> named = new ArrayList<>();
        for (RevisionFile file : files) {
            // An id that is wrong may be of several words.
            if (words.contains(file.header().id()) || problem.startsWith("'" + file.header().id() + "'")) {
                named.add(file.path() + line(problem, file));
            }
        }
        return String.join(", ", named);
    }

    /** The line of the file's header that a problem is about, with a colon before it; empty where it cannot be told. */
    private static String line(String problem, RevisionFile file) {
        for (Map.Entry<String, String> key : HEADER_KEYS.entrySet()) {
            if (problem.contains(file.header().id() + key.getKey())) {
                SourceText source = SourceText.read(file.path());
                int at = source.text().indexOf(key.getValue().isEmpty() ? idAsWritten(file) : key.getValue());
                return at < 0 ? "" : ":" + source.lineOf(at);
            }
        }
        return "";
    }

    private static String idAsWritten(RevisionFile file) {
        return file.format() == RevisionFormat.SQL ? "revision:" : '"' + file.header().id() + '"';
    }

    /**
     * Reads the headers of all revisions; nothing is compiled.
     *
     * @param folders where they are
     * @param cache where headers and compiled classes are kept between runs
     * @param touchesOnlyRows tells SQL that leaves the schema as it is
     */
    public static Revisions in(List<Path> folders, Path cache, Naming naming, Predicate<String> touchesOnlyRows) {
        return new Revisions(new RevisionFolder(folders, false).read(cache), cache, naming, touchesOnlyRows);
    }

    public RevisionGraph graph() {
        return graph;
    }

    public RevisionFile file(String id) {
        return byId.get(id);
    }

    /** Refuses the id of a new revision that another has already; an empty one is yet to be made. */
    public void requireNew(String id) {
        RevisionFile taken = byId.get(id);
        if (taken != null) {
            throw new Refusal(
                    "duplicate-revision",
                    "There is a revision " + id + " already: " + taken.path() + ".",
                    "Choose another id, or leave it out for a random one.");
        }
    }

    /** Compiles what these steps need, in one pass; without this each step compiles its own. */
    public void compile(Collection<Step> steps) {
        List<RevisionFile> java = new ArrayList<>();
        for (Step step : steps) {
            RevisionFile file = byId.get(step.revision());
            boolean runs = step.direction() != Step.Direction.STAMP;
            if (runs && file.format() == RevisionFormat.JAVA && !migrations.containsKey(file.header().id())) {
                java.add(file);
            }
        }
        if (!java.isEmpty()) {
            CompiledRevisions compiled = compiler().compile(java, files.helpers());
            java.forEach(file -> migrations.put(file.header().id(), compiled.migration(file)));
        }
    }

    /** A class of the project's that is no revision, from its source file; it may use the classes that revisions share. */
    public ProjectClass beside(Path file) {
        return compiler().compile(file, files.helpers());
    }

    private RevisionCompiler compiler() {
        return new RevisionCompiler(RevisionCompiler.runningClassPath(), cache, Migration.class.getClassLoader());
    }

    @Override
    public List<Operation> of(Step step) {
        if (step.direction() == Step.Direction.STAMP) {
            return List.of();
        }
        boolean up = step.direction() == Step.Direction.UP;
        RevisionFile file = byId.get(step.revision());
        return file.format() == RevisionFormat.SQL ? sql(file, up) : java(step, up);
    }

    private List<Operation> java(Step step, boolean up) {
        compile(List.of(step));
        Migration migration = migrations.get(step.revision());
        Operations operations = new Operations(naming, touchesOnlyRows);
        try {
            if (up) {
                migration.upgrade(operations);
            } else {
                migration.downgrade(operations);
            }
        } catch (Refusal refusal) {
            int line = OwnLine.of(refusal, migration.getClass().getName());
            throw line == 0 ? refusal : refusal.at("line " + line);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            int line = OwnLine.of(e, migration.getClass().getName());
            String problem = (line == 0 ? "" : "line " + line + ": ") + "its code threw " + e;
            throw new Refusal("revision-failed", problem, "Correct the revision; the trace that -v prints shows how it came there.", e);
        }
        return operations.recorded();
    }

    /** What a section declares is the effect of all of it, so its first block carries it. */
    private List<Operation> sql(RevisionFile file, boolean up) {
        SqlRevision.Section section = section(file, up);
        Optional<List<Operation>> effect = effect(section.effects());
        List<Operation> operations = new ArrayList<>();
        for (SqlRevision.Block block : section.blocks()) {
            boolean harmless = effect.isPresent() && !operations.isEmpty() || touchesOnlyRows.test(block.sql());
            Optional<List<Operation>> own = operations.isEmpty() && effect.isPresent() ? effect : Optional.empty();
            Sql sql = new Sql(block.sql(), "", own.isEmpty() && harmless ? Optional.of(List.of()) : own);
            operations.add(block.autocommit() ? new Autocommit(List.of(sql)) : sql);
        }
        return operations;
    }

    private static SqlRevision.Section section(RevisionFile file, boolean up) {
        return up ? file.sql().upgrade() : file.sql().downgrade();
    }

    private static Optional<List<Operation>> effect(List<SqlRevision.Effect> effects) {
        if (effects.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        effects.forEach(effect -> text.append(effect.text()).append('\n'));
        try {
            return Optional.of(Notation.readOperations(text.toString()));
        } catch (Refusal refusal) {
            throw refusal.at("line " + effects.get(0).line() + ", the declared effect");
        }
    }

    @Override
    public boolean losesData(Step step) {
        return byId.get(step.revision()).header().losesData().contains(step.direction());
    }

    @Override
    public String file(Step step) {
        return byId.get(step.revision()).path().toString();
    }

    @Override
    public long line(Step step, String sql) {
        RevisionFile file = byId.get(step.revision());
        boolean up = step.direction() == Step.Direction.UP;
        return file.format() == RevisionFormat.SQL ? lineOfSql(file, up, sql) : lineOfJava(file.text(), up, sql);
    }

    private static long lineOfSql(RevisionFile file, boolean up, String sql) {
        for (SqlRevision.Block block : section(file, up).blocks()) {
            int at = statement(block.sql(), sql);
            if (at >= 0) {
                return block.line() + newlines(block.sql(), at);
            }
        }
        return 0;
    }

    /** Where a text is a whole statement; behind two dashes, or as the beginning of a longer one, only if it is nowhere else. */
    private static int statement(String text, String sql) {
        for (int at = text.indexOf(sql); at >= 0; at = text.indexOf(sql, at + 1)) {
            String rest = text.substring(at + sql.length()).stripLeading();
            boolean ends = rest.isEmpty() || rest.startsWith(";") || rest.startsWith("--");
            if (ends && !text.substring(text.lastIndexOf('\n', at) + 1, at).contains("--")) {
                return at;
            }
        }
        return text.indexOf(sql);
    }

    /** The methods stand in any order; the text before the one that ran is looked at last. */
    private static long lineOfJava(String text, boolean up, String sql) {
        int method = Math.max(0, text.indexOf(up ? "void upgrade(" : "void downgrade("));
        int behind = text.indexOf(sql, method);
        int at = behind < 0 ? text.indexOf(sql) : behind;
        return at < 0 ? 0 : 1 + newlines(text, at);
    }

    private static long newlines(String text, int end) {
        return text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
