package dev.matar.source;

import dev.matar.dialect.Database;
import dev.matar.dialect.Dialect;
import dev.matar.dialect.SqlSplitter;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * What an SQL script makes of an empty database: it is run on a scratch database, which is inspected.
 *
 * @param file where the script stands, for messages
 * @param sql its text
 * @param database the project's database, for an engine whose scratch databases are in it
 */
public record SqlScriptSource(String file, String sql, Database database) implements SchemaSource {

    /** The script in a file, which is UTF-8 text. */
    public static SqlScriptSource of(Path file, Database database) {
        try {
            return new SqlScriptSource(file.toString(), Files.readString(file), database);
        } catch (NoSuchFileException e) {
            throw new Refusal("unreadable-file", "There is no file " + file + ".", "Check the path.", e);
        } catch (IOException e) {
            throw new Refusal("unreadable-file", "The script " + file + " cannot be read: " + e, "It must be UTF-8 text.", e);
        }
    }

    @Override
    public Schema read(Dialect dialect) {
        try (ScratchDatabase scratch = ScratchDatabase.open(dialect, database)) {
            for (SqlSplitter.Part part : new SqlSplitter(dialect.syntax()).split(sql, file, 1)) {
                run(part, scratch);
            }
            return scratch.inspect();
        }
    }

    private void run(SqlSplitter.Part part, ScratchDatabase scratch) {
        try {
            scratch.execute(part.sql());
        } catch (SQLException e) {
            throw new Refusal(
                    "script-failed",
                    file + ", line " + part.line() + ": " + e.getMessage(),
                    "The script is run on an empty " + scratch.title() + " database. Mend the statement.",
                    e);
        }
    }
}
