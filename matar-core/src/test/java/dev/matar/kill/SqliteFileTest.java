package dev.matar.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.matar.revision.Step.Direction;
import dev.matar.run.Transactions;
import dev.matar.schema.Refusal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What SQLite alone can meet: a file that takes nothing more, and one that takes nothing. */
class SqliteFileTest {

    @TempDir
    Path folder;

    private Project project;
    private int databases;

    private String newDatabase() {
        return "jdbc:sqlite:" + folder.resolve(databases++ + ".db");
    }

    @ParameterizedTest
    @EnumSource(names = {"PER_REVISION", "NONE"})
    void aFullDiskLosesNothing(Transactions transactions) throws Exception {
        Toll toll = new Toll("SQLite, " + transactions);
        project = Project.in(folder, transactions, "history");
        Trial trial = new Trial(project, this::newDatabase, toll);
        for (int pages : new int[] {0, 1, 3, 8, 20, 50, 90}) {
            for (Direction way : List.of(Direction.UP, Direction.DOWN)) {
                trial.survive(way, List.of(new FullDisk(pages)));
            }
        }
        toll.requireThatManyWereUnderWay();
    }

    @Test
    void aFileThatMayOnlyBeReadStaysAsItIs() throws Exception {
        project = Project.in(folder, Transactions.PER_REVISION, "history");
        String url = newDatabase();
        project.matar(url).upgrade("r3");
        Inventory before = Inventory.of(project, url);
        // 1 is SQLITE_OPEN_READONLY; a test that is run by root is let write into every file.
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> project.matar(url + "?open_mode=1").upgrade("head"));
        assertThat(refusal.problem()).containsIgnoringCase("readonly");
        assertThat(refusal.remedy()).isNotBlank().doesNotContainIgnoringCase("mend the revision");
        before.requireSame(Inventory.of(project, url));
        assertThat(project.matar(url).upgrade("head").steps()).hasSize(4);
    }
}
