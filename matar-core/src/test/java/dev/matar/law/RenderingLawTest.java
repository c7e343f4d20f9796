package dev.matar.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Dialect;
import dev.matar.dialect.Statement;
import dev.matar.operation.Operation;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every dialect says every operation, or refuses it in a sentence that names what it lacks and what to do instead. */
class RenderingLawTest {

    private static final List<Dialect> DIALECTS =
            ServiceLoader.load(Dialect.class).stream().map(ServiceLoader.Provider::get).toList();

    private final Map<String, Set<Class<?>>> seen = new HashMap<>();

    @Test
    void everyOperationIsRenderedOrRefused() {
        assertThat(DIALECTS).extracting(Dialect::name).contains("sqlite", "postgresql", "h2", "mysql", "mariadb");
        Cases.each(300, dice -> {
            RandomOperations operations = new RandomOperations(dice, Features.EVERYTHING);
            Schema before = new RandomSchemas(dice, Features.EVERYTHING).schema();
            for (Class<? extends Operation> kind : operations.kinds()) {
                operations.any(kind, before).ifPresent(operation -> DIALECTS.forEach(d -> holds(d, operation, before)));
            }
        });
        if (Long.getLong("matar.seed") == null) {
            DIALECTS.forEach(dialect -> assertThat(seen.get(dialect.name()))
                    .as(dialect.title())
                    .containsAll(RoundTripLawTest.kindsOf(Operation.class)));
        }
    }

    private void holds(Dialect dialect, Operation operation, Schema before) {
        seen.computeIfAbsent(dialect.name(), name -> new HashSet<>()).add(operation.getClass());
        try {
            for (Statement statement : dialect.render(operation, before)) {
                assertThat(statement.sql()).as("%s of %s", dialect.title(), operation).isNotBlank();
            }
        } catch (Refusal refusal) {
            assertThat(refusal.code()).as("%s of %s: %s", dialect.title(), operation, refusal.getMessage()).isEqualTo("unsupported");
            assertThat(refusal.problem()).contains(dialect.title()).endsWith(".");
            assertThat(refusal.remedy()).as(refusal.problem()).isNotBlank();
        }
    }
}
