package dev.matar.cli;

import dev.matar.Settings;
import dev.matar.compare.Sight;
import dev.matar.dialect.Database;
import dev.matar.dialect.LockKind;
import dev.matar.revision.RevisionFormat;
import dev.matar.run.OnDrop;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.source.SchemaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What {@code matar.toml} says, as settings. */
final class ProjectFile {

    static final Set<String> KEYS = Set.of(
            "script_location",
            "version_locations",
            "url",
            "user",
            "password",
            "version_table",
            "version_table_schema",
            "transactions",
            "on_drop",
            "lock",
            "lock_timeout",
            "statement_lock_timeout",
            "format",
            "naming",
            "source",
            "only",
            "leave_out",
            "post_write");

    static final Set<String> NAMING_KEYS =
            Set.of("primary_key", "unique", "foreign_key", "check", "index", "max_length");

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String URI = "file:";
    private static final List<String> H2_RELATIVE = List.of("jdbc:h2:./", "jdbc:h2:file:./");

    private final Path folder;
    private final Configuration configuration;

    private ProjectFile(Path folder, Configuration configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    /**
     * @param file absolute
     * @param environment the name of a table {@code [environments.NAME]}; empty for none
     */
    static ProjectFile read(Path file, String environment, Interpolation interpolation) {
        Configuration configuration = Configuration.read(file, environment, interpolation);
        configuration.requireKnown(KEYS);
        return new ProjectFile(file.getParent(), configuration);
    }

    Settings settings() {
        return settings(database());
    }

    /** The settings for what reads files alone; the database may be one that the configuration cannot name at the moment. */
    Settings settingsOfFiles() {
        try {
            return settings(database());
        } catch (Refusal unnamed) {
            return settings(new Database("", "", ""));
        }
    }

    /** A text without the secrets of the database and of those to compare with. */
    String withoutSecrets(String text) {
        return without(without(text, () -> List.of(database())), this::databasesOfSources);
    }

    /** Where the configuration cannot name a database, nobody has tried its password. */
    private static String without(String text, Supplier<List<Database>> databases) {
        String shown = text;
        try {
            for (Database each : databases.get()) {
                shown = each.withoutSecrets(shown);
            }
        } catch (Refusal unnamed) {
            return shown;
        }
        return shown;
    }

    private List<Database> databasesOfSources() {
        return hasSource() ? new Sources(this).databases(configuration.tables("source", Sources.KEYS)) : List.of();
    }

    private Settings settings(Database database) {
        Path scripts = path(configuration.text("script_location", "migrations"));
        Settings usual = Settings.of(database, scripts);
        return usual
                .cache(folder.resolve(".matar"))
                .versions(versions(scripts))
                .versionTable(versionTable())
                .transactions(transactions())
                .onDrop(onDrop())
                .lock(lock())
                .naming(naming())
                .lockTimeout(time("lock_timeout", usual.lockTimeout()))
                .statementLockTimeout(time("statement_lock_timeout", usual.statementLockTimeout()));
    }

    /** What new revisions are written in. */
    RevisionFormat format() {
        String format = configuration.text("format", "java");
        return switch (format) {
            case "java" -> RevisionFormat.JAVA;
            case "sql" -> RevisionFormat.SQL;
            default -> throw configuration.wrong("format", "is " + configuration.asWritten("format"), "Write \"java\" or \"sql\".");
        };
    }

    private Database database() {
        return new Database(
                absolute(configuration.text("url", "")),
                configuration.text("user", ""),
                configuration.text("password", ""));
    }

    /** A file of SQLite or H2 is relative to the configuration, as every path is. */
    String absolute(String url) {
        if (url.startsWith(SQLITE)) {
            return SQLITE + absoluteSqlite(url.substring(SQLITE.length()));
        }
        for (String h2 : H2_RELATIVE) {
            if (url.startsWith(h2)) {
                return "jdbc:h2:file:" + path(url.substring(h2.length()));
            }
        }
        return url;
    }

    /** SQLite takes a uri, too; an empty name and what stands between colons is no file. */
    private String absoluteSqlite(String file) {
        if (file.startsWith(URI) && !file.startsWith(URI + ":") && !file.startsWith(URI + "/")) {
            return URI + path(file.substring(URI.length()));
        }
        return file.isEmpty() || file.startsWith(URI) || file.matches(":(memory|resource):.*") ? file : path(file).toString();
    }

    private List<Path> versions(Path scripts) {
        return configuration.has("version_locations")
                ? configuration.texts("version_locations").stream().map(this::path).toList()
                : List.of(scripts.resolve("versions"));
    }

    private Name versionTable() {
        return Name.of(plain("version_table_schema", ""), plain("version_table", "matar_version"));
    }

    /** A driver's catalog takes a backslash for a sign of its own, and no engine prints the others as they are. */
    private String plain(String key, String otherwise) {
        String text = configuration.text(key, otherwise);
        if (text.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
            throw configuration.wrong(key, "holds a backslash or a control character", "Take letters, digits and underscores.");
        }
        return text;
    }

    private Transactions transactions() {
        String text = configuration.text("transactions", "per-revision");
        for (Transactions each : Transactions.values()) {
            if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return each;
            }
        }
        throw configuration.wrong(
                "transactions", "is " + configuration.asWritten("transactions"), "Write \"per-revision\", \"all\" or \"none\".");
    }

    private OnDrop onDrop() {
        String text = configuration.text("on_drop", "drop");
        return switch (text) {
            case "drop" -> OnDrop.DROP;
            case "quarantine" -> OnDrop.QUARANTINE;
            default -> throw configuration.wrong("on_drop", "is \"" + text + "\"", "Write \"drop\" or \"quarantine\".");
        };
    }

    private LockKind lock() {
        return switch (configuration.text("lock", "session")) {
            case "session" -> LockKind.SESSION;
            case "lease" -> LockKind.LEASE;
            default -> throw configuration.wrong("lock", "is " + configuration.asWritten("lock"), "Write \"session\" or \"lease\".");
        };
    }

    private Duration time(String key, Duration otherwise) {
        if (!configuration.has(key)) {
            return otherwise;
        }
        return TimeSpan.read(configuration.text(key, ""))
                .orElseThrow(() -> configuration.wrong(key, "is " + configuration.asWritten(key), TimeSpan.REMEDY));
    }

    /** What comparisons look at. */
    Sight sight() {
        return new Sight(texts("only"), texts("leave_out"));
    }

    /** Commands to be run on each revision that is written, such as a formatter. */
    List<String> postWrite() {
        return texts("post_write");
    }

    private List<String> texts(String key) {
        return configuration.has(key) ? configuration.texts(key) : List.of();
    }

    Path folder() {
        return folder;
    }

    boolean hasSource() {
        return configuration.has("source");
    }

    /** What the project wants its database to be. */
    SchemaSource source() {
        if (!hasSource()) {
            throw new Refusal(
                    "no-source",
                    "The configuration does not say what the database shall be.",
                    "Add a table [matar.source] with scan = [\"target/classes\"] for entities, script = \"schema.sql\" for a script, or the"
                            + " url of another database.");
        }
        return new Sources(this).of(configuration.tables("source", Sources.KEYS));
    }

    private Naming naming() {
        if (!configuration.has("naming")) {
            return Naming.STANDARD;
        }
        Map<String, Object> table = configuration.table("naming", NAMING_KEYS);
        Naming standard = Naming.STANDARD;
        try {
            return new Naming(
                    (String) table.getOrDefault("primary_key", standard.primaryKey()),
                    (String) table.getOrDefault("unique", standard.unique()),
                    (String) table.getOrDefault("foreign_key", standard.foreignKey()),
                    (String) table.getOrDefault("check", standard.check()),
                    (String) table.getOrDefault("index", standard.index()),
                    Math.toIntExact((Long) table.getOrDefault("max_length", (long) standard.maxLength())));
        } catch (ClassCastException | ArithmeticException e) {
            throw configuration.wrong(
                    "naming", "has a value of the wrong kind", "Patterns are texts, max_length is a number.");
        }
    }

    /** Refuses a setting. */
    Refusal wrong(String key, String problem, String remedy) {
        return configuration.wrong(key, problem, remedy);
    }

    Path path(String text) {
        return folder.resolve(text).normalize();
    }
}
