import dev.matar.Autogenerate;
import dev.matar.Changes;
import dev.matar.Matar;
import dev.matar.Settings;
import dev.matar.compare.Comparison;
import dev.matar.compare.Printer;
import dev.matar.compare.ScratchPrinter;
import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.diff.Diff;
import dev.matar.diff.RenameCandidates;
import dev.matar.diff.Renames;
import dev.matar.hibernate.HibernateSource;
import dev.matar.operation.Operation;
import dev.matar.proof.Proof;
import dev.matar.revision.Draft;
import dev.matar.revision.RevisionFile;
import dev.matar.revision.RevisionFormat;
import dev.matar.rule.Differences;
import dev.matar.schema.Schema;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What {@code matar revision --autogenerate} does, part by part, each with its wall and CPU seconds; the CPU is that of the thread,
 * so that compiler and collector are not in it.
 *
 * <p>{@code Parts URL FOLDER}, where the folder holds {@code migrations} and {@code classes}.
 */
public final class Parts {

    /** Seconds. */
    private record Time(double wall, double cpu) {

        static Time now() {
            return new Time(System.nanoTime() / 1e9, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
        }

        Time plus(Time other) {
            return new Time(wall + other.wall, cpu + other.cpu);
        }

        Time minus(Time other) {
            return new Time(wall - other.wall, cpu - other.cpu);
        }
    }

    private final Map<String, Time> parts = new LinkedHashMap<>();
    private final Matar matar;
    private final Path folder;

    private Parts(String url, Path folder) {
        this.matar = Matar.at(Settings.of(new Database(url, "postgres", ""), folder.resolve("migrations")));
        this.folder = folder;
    }

    public static void main(String[] args) {
        double start = ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
        Parts parts = new Parts(args[0], Path.of(args[1]));
        parts.parts.put("start", new Time(start, Time.now().cpu()));
        parts.run();
        parts.print();
    }

    private void run() {
        HibernateSource source = measured("Hibernate", () -> HibernateSource.scan(List.of(folder.resolve("classes")), Parts.class.getClassLoader()));
        Dialect dialect = matar.settings().database().dialect();
        Schema wanted = measured("Hibernate", () -> source.read(dialect));
        Schema known = measured("inspection", matar::databaseSchema);
        ScratchPrinter scratch = new ScratchPrinter(dialect, matar.settings().database());
        Printer timed = schema -> measured("scratch", () -> scratch.print(schema));
        Changes changes = measured("difference", () -> changes(known, wanted, new Comparison(dialect, timed, matar.settings().naming(), true)));
        parts.computeIfPresent("difference", (part, time) -> time.minus(parts.getOrDefault("scratch", new Time(0, 0))));
        Autogenerate autogenerate = matar.autogenerate(source);
        RevisionFile file = measured("writing", () -> autogenerate.write(draft(), changes));
        Proof.Result result = measured("proof", () -> autogenerate.prove(file, changes));
        if (!result.holds()) {
            throw new IllegalStateException(String.join("\n", result.disagreements()));
        }
    }

    private static Changes changes(Schema known, Schema wanted, Comparison comparison) {
        Schema target = comparison.target(known, wanted, Renames.none());
        Differences.between(known, target);
        RenameCandidates.between(known, target);
        List<Operation> upgrade = Diff.between(known, target, Renames.none());
        return new Changes(known, target, Renames.none(), upgrade, Operation.inverseAll(upgrade, known));
    }

    private static Draft draft() {
        return new Draft("parts", "", List.of("head"), false, List.of(), List.of(), Optional.empty(), RevisionFormat.SQL);
    }

    private <T> T measured(String part, Supplier<T> deed) {
        Time before = Time.now();
        T result = deed.get();
        parts.merge(part, Time.now().minus(before), Time::plus);
        return result;
    }

    private void print() {
        parts.forEach((part, time) -> System.out.printf("    %-12s %6.2f s %6.2f s CPU%n", part, time.wall(), time.cpu()));
    }
}
