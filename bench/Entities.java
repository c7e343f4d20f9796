import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a schema of PostgreSQL, as a revision, and the entities of Hibernate that describe the same but for fifty planted differences.
 *
 * <p>{@code java Entities.java FOLDER TABLES}; it writes {@code migrations/versions/}, {@code src/} and {@code plants}, a line a difference:
 * kind, side and path, as {@code matar diff --json} tells them. A table has ten columns, a foreign key, two indexes and a check.
 */
public final class Entities {

    /** What differs in one table between the two, how often, and how it is told; {@code %s} is the table's name. */
    private enum Plant {
        FRESH_TABLE(3, "table missing new_%s"),
        GONE_TABLE(3, "table extra old_%s"),
        FRESH_COLUMN(4, "column missing %s.extra"),
        GONE_COLUMN(4, "column extra %s.notes"),
        LONGER(2, "type changed %s.title"),
        WIDER(2, "type changed %s.amount"),
        NOT_NULL(2, "nullability changed %s.quantity"),
        NULLABLE(2, "nullability changed %s.active"),
        FRESH_DEFAULT(2, "default changed %s.quantity"),
        OTHER_DEFAULT(2, "default changed %s.notes"),
        COLUMN_COMMENT(2, "column-comment changed %s.title"),
        TABLE_COMMENT(3, "table-comment changed %s"),
        FRESH_INDEX(2, "index missing %s.ix_%s_active"),
        GONE_INDEX(2, "index extra %s.ix_%s_quantity"),
        OTHER_INDEX(2, "index changed %s.ix_%s_title"),
        FRESH_UNIQUE(2, "unique missing %s.uq_%s_title"),
        GONE_UNIQUE(2, "unique extra %s.uq_%s_quantity"),
        FRESH_KEY(2, "foreign-key missing %s.fk_%s_parent"),
        GONE_KEY(2, "foreign-key extra %s.fk_%s_parent"),
        /** A check that nobody has named is another one when its text is. */
        ENUM_CONSTANT(3, "enum-check extra %s.%s_state_check", "enum-check missing %s.ck_%s_state"),
        ENUM_VALUE(2, "enum-values changed mood_%s");

        private final int times;
        private final List<String> told;

        Plant(int times, String... told) {
            this.times = times;
            this.told = List.of(told);
        }
    }

    private final Path folder;
    private final List<String> plants = new ArrayList<>();
    private final StringBuilder tables = new StringBuilder();
    private final StringBuilder drops = new StringBuilder();

    private Entities(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        new Entities(Path.of(args[0])).write(Integer.parseInt(args[1]));
    }

    private void write(int count) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        List<Plant> all = new ArrayList<>();
        for (Plant plant : Plant.values()) {
            for (int i = 0; i < plant.times; i++) {
                all.add(plant);
            }
        }
        int apart = count / all.size();
        for (int i = 0; i < count; i++) {
            boolean planted = i % apart == 1 && i / apart < all.size();
            write(i, planted ? EnumSet.of(all.get(i / apart)) : EnumSet.noneOf(Plant.class));
        }
        Path versions = Files.createDirectories(folder.resolve("migrations/versions"));
        Files.writeString(
                versions.resolve("5eed00000000.sql"),
                "-- revision: 5eed00000000\n-- revises:\n-- message: the schema\n-- created: 2026-01-01T00:00:00\n\n-- upgrade\n" + tables
                        + "\n-- downgrade\n" + drops);
        Files.write(folder.resolve("plants"), plants.stream().sorted().toList());
    }

    /** One table in ten has a named enum, the others a date in its place. */
    private void write(int i, Set<Plant> planted) throws IOException {
        String table = name(i);
        boolean mood = i % 10 == 0 || planted.contains(Plant.ENUM_VALUE);
        for (Plant plant : planted) {
            plant.told.forEach(told -> plants.add(told.replace("%s", table)));
        }
        create(i, table, mood, planted);
        if (planted.contains(Plant.GONE_TABLE)) {
            tables.append("CREATE TABLE old_").append(table).append(" (code uuid PRIMARY KEY, body bytea, at timestamptz);\n");
            drops.append("DROP TABLE old_").append(table).append(";\n");
        }
        if (planted.contains(Plant.FRESH_TABLE)) {
            Files.writeString(folder.resolve("src/New" + i + ".java"), "import jakarta.persistence.*;\n\n@Entity @Table(name = \"new_"
                    + table + "\")\npublic class New" + i + " {\n    @Id int number;\n    double weight;\n    String word;\n}\n");
        }
        Files.writeString(folder.resolve("src/E" + i + ".java"), entity(i, table, mood, planted));
    }

    private static String name(int i) {
        return String.format("t%04d", i);
    }

    private static String parent(int i) {
        return name(Math.max(0, i - 1));
    }

    private void create(int i, String table, boolean mood, Set<Plant> planted) {
        if (mood) {
            tables.append("CREATE TYPE mood_").append(table).append(" AS ENUM ('CALM', 'GLAD', 'SAD');\n");
        }
        tables.append("CREATE TABLE ").append(table).append(" (id bigint PRIMARY KEY, title varchar(100) NOT NULL, quantity integer,")
                .append(" amount numeric(12,2) NOT NULL DEFAULT 0, created timestamp(6), active boolean NOT NULL,")
                .append(" notes varchar(255) DEFAULT 'none', state varchar(255) CHECK (state IN ('NEW', 'OPEN', 'DONE')), ")
                .append(mood ? "mood mood_" + table : "day date").append(", parent_id bigint")
                .append(planted.contains(Plant.FRESH_KEY) ? "" : ", CONSTRAINT fk_" + table + "_parent FOREIGN KEY (parent_id) REFERENCES " + parent(i))
                .append(planted.contains(Plant.GONE_UNIQUE) ? ", CONSTRAINT uq_" + table + "_quantity UNIQUE (quantity)" : "")
                .append(");\n");
        index(table, "quantity", "quantity");
        index(table, "title", "title, created");
        tables.append("COMMENT ON COLUMN ").append(table).append(".title IS 'What number ").append(i).append(" is called';\n");
        drops.insert(0, "DROP TABLE " + table + ";\n" + (mood ? "DROP TYPE mood_" + table + ";\n" : ""));
    }

    private void index(String table, String name, String columns) {
        tables.append("CREATE INDEX ix_").append(table).append("_").append(name).append(" ON ").append(table).append(" (").append(columns).append(");\n");
    }

    private static String entity(int i, String table, boolean mood, Set<Plant> planted) {
        boolean keyless = planted.contains(Plant.GONE_KEY);
        return "import jakarta.persistence.*;\nimport java.math.BigDecimal;\nimport java.time.*;\nimport org.hibernate.annotations.*;\n"
                + "import org.hibernate.type.SqlTypes;\n\n@Entity\n"
                + (planted.contains(Plant.TABLE_COMMENT) ? "@Comment(\"A table of its own\")\n" : "")
                + "@jakarta.persistence.Table(name = \"" + table + "\", indexes = {" + indexes(table, planted) + "}"
                + (planted.contains(Plant.FRESH_UNIQUE) ? ", uniqueConstraints = @UniqueConstraint(name = \"uq_" + table + "_title\", columnNames = \"title\")" : "")
                + ")\npublic class E" + i + " {\n\n"
                + "    public enum State { NEW, OPEN, DONE" + (planted.contains(Plant.ENUM_CONSTANT) ? ", LOST" : "") + " }\n"
                + (mood ? "    public enum Mood_" + table + " { CALM, GLAD, SAD" + (planted.contains(Plant.ENUM_VALUE) ? ", WILD" : "") + " }\n" : "")
                + "\n    @Id long id;\n"
                + "    @Comment(\"What number " + i + " is " + (planted.contains(Plant.COLUMN_COMMENT) ? "named" : "called") + "\")\n"
                + "    @Column(length = " + (planted.contains(Plant.LONGER) ? 200 : 100) + ", nullable = false) String title;\n"
                + (planted.contains(Plant.FRESH_DEFAULT) ? "    @ColumnDefault(\"1\")\n" : "")
                + (planted.contains(Plant.NOT_NULL) ? "    @Column(nullable = false)\n" : "") + "    Integer quantity;\n"
                + "    @ColumnDefault(\"0\") @Column(precision = " + (planted.contains(Plant.WIDER) ? 16 : 12)
                + ", scale = 2, nullable = false) BigDecimal amount;\n"
                + "    LocalDateTime created;\n"
                + "    " + (planted.contains(Plant.NULLABLE) ? "Boolean" : "boolean") + " active;\n"
                + (planted.contains(Plant.GONE_COLUMN) ? "" : "    @ColumnDefault(\"'" + (planted.contains(Plant.OTHER_DEFAULT) ? "some" : "none") + "'\") String notes;\n")
                + "    @Enumerated(EnumType.STRING) State state;\n"
                + (mood ? "    @Enumerated(EnumType.STRING) @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood_" + table + " mood;\n" : "    LocalDate day;\n")
                + (keyless ? "    @Column(name = \"parent_id\") Long parent;\n"
                        : "    @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = \"parent_id\", foreignKey = @ForeignKey(name = \"fk_" + table
                                + "_parent\"))\n    E" + Math.max(0, i - 1) + " parent;\n")
                + (planted.contains(Plant.FRESH_COLUMN) ? "    byte[] extra;\n" : "")
                + "}\n";
    }

    private static String indexes(String table, Set<Plant> planted) {
        List<String> indexes = new ArrayList<>();
        indexes.add(mappedIndex(table, "title", planted.contains(Plant.OTHER_INDEX) ? "created, title" : "title, created"));
        if (!planted.contains(Plant.GONE_INDEX)) {
            indexes.add(mappedIndex(table, "quantity", "quantity"));
        }
        if (planted.contains(Plant.FRESH_INDEX)) {
            indexes.add(mappedIndex(table, "active", "active"));
        }
        return String.join(", ", indexes);
    }

    private static String mappedIndex(String table, String name, String columns) {
        return "@jakarta.persistence.Index(name = \"ix_" + table + "_" + name + "\", columnList = \"" + columns + "\")";
    }
}
