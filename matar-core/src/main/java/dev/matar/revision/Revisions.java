package dev.matar.revision;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.notation.Notation;
import dev.matar.operation.Autocommit;
import dev.matar.operation.Operation;
import dev.matar.operation.Sql;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.nio.charset.StandardCharsets;
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

    private final RevisionFiles files;
    /** Revisions without a file. */
    private final Map<String, Applied> applied;

    private final Path cache;
    private final Naming naming;
    private final Predicate<String> touchesOnlyRows;
    private final Map<String, RevisionFile> byId = new HashMap<>();
    private final Map<String, Migration> migrations = new HashMap<>();

    private RevisionGraph graph;
    /** The file that was read last: a step asks for both of its sections. */
    private RevisionFile lastRead;

    private SqlRevision lastSql;
    private String helperSum;

    private Revisions(
            RevisionFiles files, Map<String, Applied> applied, Path cache, Naming naming, Predicate<String> touchesOnlyRows) {
        this.files = files;
        this.applied = applied;
        this.cache = cache;
        this.naming = naming;
        this.touchesOnlyRows = touchesOnlyRows;
        files.revisions().forEach(file -> byId.put(file.header().id(), file));
    }

    public RevisionGraph graph() {
        if (graph == null) {
            List<RevisionHeader> headers = new ArrayList<>();
            files.revisions().forEach(file -> headers.add(file.header()));
            applied.values().forEach(each -> headers.add(each.header()));
            try {
                graph = RevisionGraph.of(headers);
            } catch (Refusal refusal) {
                String where = HeaderPlaces.of(refusal.problem(), files.revisions());
                throw where.isEmpty() ? refusal : refusal.at(where);
            }
        }
        return graph;
    }

    /** Whether there is a file for a revision, or something that was kept of it. */
    public boolean has(String id) {
        return byId.containsKey(id) || applied.containsKey(id);
    }

    /** Whether there is a file for each of these rows of the version table, and for each revision that a file names. */
    public boolean isWhole(List<String> rows) {
        return byId.keySet().containsAll(rows) && isLinked();
    }

    private boolean isLinked() {
        try {
            graph();
            return true;
        } catch (Refusal refusal) {
            if (refusal.code().startsWith("missing-")) {
                return false;
            }
            throw refusal;
        }
    }

    /** The same history with those revisions that have no file and are needed nevertheless, as somebody kept them. */
    public Revisions completed(List<String> rows, Collection<Applied> kept) {
        Map<String, Applied> lost = new LostRevisions(files.revisions(), kept).neededFor(rows);
        return new Revisions(files, lost, cache, naming, touchesOnlyRows);
    }

    /**
     * Reads the headers of all revisions; nothing is compiled.
     *
     * @param folders where they are
     * @param cache where headers and compiled classes are kept between runs
     * @param touchesOnlyRows tells SQL that leaves the schema as it is
     */
    public static Revisions in(List<Path> folders, Path cache, Naming naming, Predicate<String> touchesOnlyRows) {
        return new Revisions(new RevisionFolder(folders, false).read(cache), Map.of(), cache, naming, touchesOnlyRows);
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
            if (runs && file == null) {
                requireKept(step);
            } else if (runs && file.format() == RevisionFormat.JAVA && !migrations.containsKey(file.header().id())) {
                java.add(file);
            }
        }
        if (!java.isEmpty()) {
            CompiledRevisions compiled = compiler().compile(java, files.helpers());
            java.forEach(file -> migrations.put(file.header().id(), compiled.migration(file)));
        }
    }

    /** What cannot be read from where it is kept shall be known before anything runs. */
    private void requireKept(Step step) {
        try {
            lost(step).downgrade();
        } catch (Refusal refusal) {
            throw refusal.at(place(step));
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
        if (file == null) {
            return lost(step).downgrade();
        }
        return file.format() == RevisionFormat.SQL ? sql(file, up) : java(step, up);
    }

    /** Only the way back leads over what has no file. */
    private Applied lost(Step step) {
        Applied lost = applied.get(step.revision());
        if (lost == null || step.direction() != Step.Direction.DOWN) {
            throw new Refusal("no-such-revision", "There is no file of revision " + step.revision() + ".", "Bring it back.");
        }
        return lost;
    }

    @Override
    public Applied applied(Step step, List<Operation> operations) {
        if (step.direction() != Step.Direction.UP) {
            Optional<String> text = step.direction() == Step.Direction.STAMP ? Optional.empty() : Applied.text(operations);
            return new Applied(step.revision(), List.of(), List.of(), text, Optional.empty(), "");
        }
        return new Applied(
                step.revision(),
                graph().parents(step.revision()),
                graph().dependencies(step.revision()),
                Applied.text(operations),
                wayBack(step.revision()),
                sum(step.revision()));
    }

    /** A downgrade that refuses is none. */
    private Optional<String> wayBack(String id) {
        try {
            return Applied.text(of(new Step(Step.Direction.DOWN, id, List.of(), List.of())));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** The sum of the bytes that a revision's meaning depends on: those of its file, and of the classes that revisions share. */
    public String sum(String id) {
        RevisionFile file = byId.get(id);
        return file.format() == RevisionFormat.SQL || files.helpers().isEmpty() ? file.sum() : file.sum() + "+" + helperSum();
    }

    private String helperSum() {
        if (helperSum == null) {
            StringBuilder sums = new StringBuilder();
            files.helpers().forEach(helper -> sums.append(helper.getFileName()).append(' ').append(ByteSum.of(SourceText.bytes(helper))).append('\n'));
            helperSum = ByteSum.of(sums.toString().getBytes(StandardCharsets.UTF_8));
        }
        return helperSum;
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

    private SqlRevision.Section section(RevisionFile file, boolean up) {
        if (lastRead != file) {
            lastSql = file.sql();
            lastRead = file;
        }
        return up ? lastSql.upgrade() : lastSql.downgrade();
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
        RevisionFile file = byId.get(step.revision());
        return file != null && file.header().losesData().contains(step.direction());
    }

    @Override
    public Schema before(Step step) {
        RevisionFile file = byId.get(step.revision());
        if (file == null) {
            return Schema.unknown("the file of revision " + step.revision() + " is missing");
        }
        List<String> needed = new ArrayList<>(file.header().revises());
        needed.addAll(file.header().dependsOn());
        return new Replay(this).schemaAt(step.direction() == Step.Direction.DOWN ? List.of(step.revision()) : graph().rowsAt(needed));
    }

    @Override
    public String file(Step step) {
        RevisionFile file = byId.get(step.revision());
        return file == null ? "whose file is missing, by the journal" : file.path().toString();
    }

    @Override
    public long line(Step step, String sql) {
        RevisionFile file = byId.get(step.revision());
        if (file == null) {
            return 0;
        }
        boolean up = step.direction() == Step.Direction.UP;
        return file.format() == RevisionFormat.SQL ? lineOfSql(file, up, sql) : lineOfJava(file.text(), up, sql);
    }

    private long lineOfSql(RevisionFile file, boolean up, String sql) {
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
