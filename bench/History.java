import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a linear history: of ten revisions three create a table of ten columns, four add a column, two create an index and one
 * adds a foreign key.
 *
 * <p>{@code java History.java FOLDER COUNT sql|java}; beside {@code versions/} it writes {@code statements.sql}, the bare statements, one a line,
 * and {@code statements-back.sql}, those that take them back.
 */
public final class History {

    private int tables;
    private int columns;

    public static void main(String[] args) throws IOException {
        new History().write(Path.of(args[0]), Integer.parseInt(args[1]), args[2].equals("java"));
    }

    private void write(Path folder, int count, boolean java) throws IOException {
        Path versions = Files.createDirectories(folder.resolve("versions"));
        List<String> statements = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Change change = change(i);
            statements.add(change.up());
            back.add(0, change.down());
            String id = id(i);
            String file = java ? "R" + id + ".java" : id + ".sql";
            Files.writeString(versions.resolve(file), java ? change.asJava(i) : change.asSql(i));
        }
        Files.write(folder.resolve("statements.sql"), statements);
        Files.write(folder.resolve("statements-back.sql"), back);
    }

    /** SQLite adds no foreign key to a table that is there, so the key comes with a column; every engine can do that. */
    private Change change(int i) {
        int table = tables == 0 ? 0 : (i * 7) % tables;
        switch (i % 10) {
            case 0, 3, 6:
                int t = tables++;
                StringBuilder sql = new StringBuilder("CREATE TABLE t" + t + " (id INTEGER NOT NULL");
                StringBuilder words = new StringBuilder("column(\"id\", integer()).notNull()");
                for (int c = 1; c < 10; c++) {
                    sql.append(", c").append(c).append(" VARCHAR(100)");
                    words.append(", column(\"c").append(c).append("\", string(100))");
                }
                return new Change(
                        sql + ", CONSTRAINT pk_t" + t + " PRIMARY KEY (id))",
                        "DROP TABLE t" + t,
                        "op.createTable(\"t" + t + "\", " + words + ", primaryKey(\"id\"));",
                        "op.dropTable(\"t" + t + "\");");
            case 1, 4, 7, 8:
                String column = "x" + columns++;
                return new Change(
                        "ALTER TABLE t" + table + " ADD COLUMN " + column + " INTEGER",
                        "ALTER TABLE t" + table + " DROP COLUMN " + column,
                        "op.addColumn(\"t" + table + "\", column(\"" + column + "\", integer()));",
                        "op.dropColumn(\"t" + table + "\", \"" + column + "\");");
            case 2, 5:
                return new Change(
                        "CREATE INDEX ix_" + i + " ON t" + table + " (c" + (1 + i % 9) + ")",
                        "DROP INDEX ix_" + i,
                        "op.createIndex(\"t" + table + "\", index(\"c" + (1 + i % 9) + "\").named(\"ix_" + i + "\"));",
                        "op.dropIndex(\"t" + table + "\", \"ix_" + i + "\");");
            default:
                String key = "r" + columns++;
                return new Change(
                        "ALTER TABLE t" + table + " ADD COLUMN " + key + " INTEGER REFERENCES t0 (id)",
                        "ALTER TABLE t" + table + " DROP COLUMN " + key,
                        "op.execute(\"ALTER TABLE t" + table + " ADD COLUMN " + key + " INTEGER REFERENCES t0 (id)\", e -> e.addColumn(\"t"
                                + table + "\", column(\"" + key + "\", integer())));",
                        "op.dropColumn(\"t" + table + "\", \"" + key + "\");");
        }
    }

    private static String id(int i) {
        return String.format("%012x", 0x5eed00000000L + i);
    }

    private record Change(String up, String down, String upWords, String downWords) {

        String asSql(int i) {
            return "-- revision: " + id(i) + "\n-- revises: " + (i == 0 ? "" : id(i - 1)) + "\n-- message: change " + i
                    + "\n-- created: 2026-01-01T00:00:00\n\n-- upgrade\n" + up + ";\n\n-- downgrade\n" + down + ";\n";
        }

        String asJava(int i) {
            return "import static dev.matar.migration.Ddl.*;\n\nimport dev.matar.migration.Migration;\n"
                    + "import dev.matar.migration.Operations;\nimport dev.matar.migration.Revision;\n\n/** change " + i
                    + " */\n@Revision(id = \"" + id(i) + "\"" + (i == 0 ? "" : ", revises = \"" + id(i - 1) + "\"")
                    + ", created = \"2026-01-01T00:00:00\")\npublic class R" + id(i) + " implements Migration {\n"
                    + "    @Override public void upgrade(Operations op) { " + upWords + " }\n"
                    + "    @Override public void downgrade(Operations op) { " + downWords + " }\n}\n";
        }
    }
}
