package dev.matar;

import dev.matar.dialect.Database;
import dev.matar.dialect.LockKind;
import dev.matar.run.OnDrop;
import dev.matar.run.Transactions;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What Matar needs to know of a project.
 *
 * @param database the database to move
 * @param scripts the folder with the templates and, in {@code versions/}, the revisions
 * @param versions the folders that hold revisions
 * @param cache where compiled revisions are kept; may be deleted at any time
 * @param versionTable the table that tells where the database stands
 * @param transactions what is done in one transaction
 * @param naming how unnamed constraints and indexes are named
 * @param lockTimeout how long to wait for another process that moves the same database; zero for not at all
 * @param statementLockTimeout how long a statement waits for a lock that another session holds on what it changes, before it gives way and
 *     is tried again, for {@code lockTimeout} altogether; zero for as long as the database lets it
 * @param lock what keeps two processes from moving the database at once
 * @param onDrop what becomes of a table or column that a revision drops
 */
public record Settings(
        Database database,
        Path scripts,
        List<Path> versions,
        Path cache,
        Name versionTable,
        Transactions transactions,
        Naming naming,
        Duration lockTimeout,
        Duration statementLockTimeout,
        LockKind lock,
        OnDrop onDrop) {

    public Settings {
        versions = List.copyOf(versions);
    }

    /** A database and a folder of revisions, and the usual rest. */
    public static Settings of(Database database, Path scripts) {
        return new Settings(
                database,
                scripts,
                List.of(scripts.resolve("versions")),
                scripts.toAbsolutePath().resolveSibling(".matar"),
                Name.of("matar_version"),
                Transactions.PER_REVISION,
                Naming.STANDARD,
                Duration.ofMinutes(10),
                Duration.ofSeconds(5),
                LockKind.SESSION,
                OnDrop.DROP);
    }

    public Settings database(Database other) {
        return new Settings(
                other, scripts, versions, cache, versionTable, transactions, naming, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings versions(List<Path> other) {
        return new Settings(
                database, scripts, other, cache, versionTable, transactions, naming, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings cache(Path other) {
        return new Settings(
                database, scripts, versions, other, versionTable, transactions, naming, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings versionTable(Name other) {
        return new Settings(
                database, scripts, versions, cache, other, transactions, naming, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings transactions(Transactions other) {
        return new Settings(
                database, scripts, versions, cache, versionTable, other, naming, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings naming(Naming other) {
        return new Settings(
                database, scripts, versions, cache, versionTable, transactions, other, lockTimeout, statementLockTimeout, lock, onDrop);
    }

    public Settings lockTimeout(Duration other) {
        return new Settings(
                database, scripts, versions, cache, versionTable, transactions, naming, other, statementLockTimeout, lock, onDrop);
    }

    public Settings statementLockTimeout(Duration other) {
        return new Settings(database, scripts, versions, cache, versionTable, transactions, naming, lockTimeout, other, lock, onDrop);
    }

    public Settings lock(LockKind other) {
        return new Settings(
                database, scripts, versions, cache, versionTable, transactions, naming, lockTimeout, statementLockTimeout, other, onDrop);
    }

    public Settings onDrop(OnDrop other) {
        return new Settings(
                database, scripts, versions, cache, versionTable, transactions, naming, lockTimeout, statementLockTimeout, lock, other);
    }
}
