package dev.matar.dialect;

import static dev.matar.dialect.SqlSyntax.H2;
import static dev.matar.dialect.SqlSyntax.MYSQL;
import static dev.matar.dialect.SqlSyntax.POSTGRESQL;
import static dev.matar.dialect.SqlSyntax.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t select * from u",
                "Update t set a = 1",
                "DELETE FROM t",
                "merge into t using u on t.id = u.id when matched then update set a = 1",
                "replace into t values (1)",
                "select 1",
                "((select 1) union (select 2))",
                "values (1), (2)",
                "table t",
                "truncate table t",
                "/* create */ -- drop\n select 'create table t' as \"drop\"",
                "with a as (select 1), b (x) as (select 2) select * from a, b",
                "with recursive a as (values (1)) insert into t select * from a",
                "with a as (delete from t returning *) update u set x = 1",
                "insert into t values (1); update t set a = 2;",
                "",
                "-- nothing"
            })
    void rowsOnly(String sql) {
        for (SqlSyntax syntax : List.of(SQLITE, POSTGRESQL, H2, MYSQL)) {
            assertThat(new SqlSplitter(syntax).touchesOnlyRows(sql)).as(syntax.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (a int)",
                "create table t as select 1",
                "with a as (select 1) create table t as select * from a",
                "alter table t add a int",
                "drop table t",
                "comment on table t is 'select'",
                "grant select on t to u",
                "set x = 1",
                "pragma foreign_keys = on",
                "call p()",
                "begin",
                "\"select\" 1",
                "'select'",
                "( )",
                "with a as (select 1)",
                "insert into t values (1); drop table t",
                "select 'open",
                "*"
            })
    void perhapsMoreThanRows(String sql) {
        for (SqlSyntax syntax : List.of(SQLITE, POSTGRESQL, H2, MYSQL)) {
            assertThat(new SqlSplitter(syntax).touchesOnlyRows(sql)).as(syntax.toString()).isFalse();
        }
    }

    @Test
    void selectIntoCreatesATableOnPostgresql() {
        SqlSplitter splitter = new SqlSplitter(POSTGRESQL);
        assertThat(splitter.touchesOnlyRows("select a into t from u")).isFalse();
        assertThat(splitter.touchesOnlyRows("with a as (select 1) select * into temp t from a")).isFalse();
        assertThat(splitter.touchesOnlyRows("(select a into t from u)")).isFalse();
        assertThat(splitter.touchesOnlyRows("select a as \"into\" from u where x in (select 'into')")).isTrue();
        assertThat(new SqlSplitter(MYSQL).touchesOnlyRows("select a into @x from u")).isTrue();
    }

    @Test
    void whatMysqlExecutesInACommentCounts() {
        SqlSplitter splitter = new SqlSplitter(MYSQL);
        assertThat(splitter.touchesOnlyRows("/*!40000 ALTER TABLE t DISABLE KEYS */")).isFalse();
        assertThat(splitter.touchesOnlyRows("/*!40000 INSERT INTO t VALUES (1) */;")).isTrue();
    }
}
