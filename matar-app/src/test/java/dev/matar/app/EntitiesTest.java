package dev.matar.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.Matar;
import dev.matar.notation.Notation;
import dev.matar.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Index;
import org.hibernate.mapping.Table;
import org.junit.jupiter.api.Test;

/** The history ends exactly where the entities are: columns, lengths, keys, checks, indexes; no database is asked. */
class EntitiesTest {

    @Test
    void theHistoryEndsAtTheEntities() {
        Matar matar = Databases.matar(ConnectionSettings.of("jdbc:sqlite::memory:"));
        Schema head = matar.schema("head");
        assertThat(head.isKnown()).isTrue();

        assertThat(lines(Notation.write(head))).containsExactlyElementsOf(entities());
    }

    /** Each line of a schema's text with its table before it, sorted. */
    private static List<String> lines(String schema) {
        List<String> lines = new ArrayList<>();
        String table = "";
        for (String line : schema.lines().toList()) {
            if (line.startsWith("table ")) {
                table = line;
            } else if (!line.isBlank()) {
                lines.add(table + ": " + line.strip());
            }
        }
        return lines.stream().sorted().toList();
    }

    private static List<String> entities() {
        try (StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting(AvailableSettings.ALLOW_METADATA_ON_BOOT, "false")
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL")
                .build()) {
            MetadataSources sources = new MetadataSources(registry);
            Database.ENTITIES.forEach(sources::addAnnotatedClass);
            Metadata metadata = sources.buildMetadata();
            return metadata.collectTableMappings().stream()
                    .flatMap(table -> lines(table, metadata).stream()
                            .map(line -> "table " + table.getName() + ": " + line))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Table table, Metadata metadata) {
        List<String> lines = new ArrayList<>();
        for (Column column : table.getColumns()) {
            lines.add(column(column, metadata));
            for (CheckConstraint check : column.getCheckConstraints()) {
                lines.add("check ck_" + table.getName() + "_" + column.getName() + " " + check.getConstraintInParens());
            }
        }
        lines.add("primary key pk_" + table.getName() + " " + names(table.getPrimaryKey().getColumns()));
        table.getUniqueKeys().values()
                .forEach(key -> lines.add("unique " + key.getName() + " " + names(key.getColumns())));
        table.getChecks().forEach(check -> lines.add("check " + check.getName() + " (" + check.getConstraint() + ")"));
        table.getForeignKeyCollection().forEach(key -> lines.add(foreignKey(key)));
        table.getIndexes().values().forEach(index -> lines.add(index(index)));
        return lines;
    }

    private static String column(Column column, Metadata metadata) {
        // Six digits are what both databases take where a timestamp names none.
        String type = column.getSqlType(metadata).replace("timestamp(6)", "timestamp");
        return column.getName() + " " + type + (column.isNullable() ? "" : " not null");
    }

    private static String foreignKey(ForeignKey key) {
        return "foreign key " + key.getName() + " " + names(key.getColumns()) + " references "
                + key.getReferencedTable().getName() + " "
                + names(key.getReferencedTable().getPrimaryKey().getColumns())
                + (key.getOnDeleteAction() == OnDeleteAction.CASCADE ? " on delete cascade" : "");
    }

    private static String index(Index index) {
        return "index " + index.getName() + " "
                + index.getSelectables().stream()
                        .map(key -> key.getText()
                                + (index.getSelectableOrderMap().containsKey(key)
                                        ? " " + index.getSelectableOrderMap().get(key)
                                        : ""))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::getName).collect(Collectors.joining(", ", "(", ")"));
    }
}
