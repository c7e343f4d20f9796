package dev.matar.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "VACUUM",
        "vacuum analyze t",
        "GRANT SELECT ON t TO reader",
        "CREATE OR REPLACE\nFUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE TABLE IF NOT EXISTS t (x int)",
        "DROP TRIGGER IF EXISTS tr",
        "CREATE UNIQUE INDEX IF NOT EXISTS ix ON t (x)",
        "COMMENT ON TABLE t IS 'it'"
    })
    void theSecondTimeChangesNothing(String sql) {
        assertThat(Repeatable.is(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET @x = 1",
        "CALL move_rows()",
        "ALTER TABLE IF EXISTS t ADD COLUMN x int",
        "DROP TABLE t",
        "CREATE TABLE t AS SELECT 1 FROM s WHERE EXISTS (SELECT 1)",
        "INSERT INTO t VALUES (1)",
        "settle()",
        "CREATE PROCEDURE p() BEGIN DROP TABLE IF EXISTS t; INSERT INTO log VALUES (1); END"
    })
    void theSecondTimeMayDoMore(String sql) {
        assertThat(Repeatable.is(sql)).isFalse();
    }
}
