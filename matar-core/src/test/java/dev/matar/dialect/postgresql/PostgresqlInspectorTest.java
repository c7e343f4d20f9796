package dev.matar.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.matar.dialect.Scope;
import dev.matar.notation.Notation;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Databases as they are found in the wild, made by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresqlInspectorTest {

    private final PostgresqlDialect dialect = new PostgresqlDialect();
    private TestDatabase database;

    @BeforeAll
    void open() throws SQLException {
        database = new TestDatabase();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        database.execute("set search_path to default");
        PostgresqlServer.clear(database.connection);
    }

    private void assertSeen(String expected) throws SQLException {
        Schema seen = database.inspect();
        assertThat(Notation.write(seen)).isEqualToIgnoringNewLines(expected);
        assertThat(dialect.normalize(seen)).isEqualTo(seen);
    }

    @Test
    void aSerialColumnDrawsFromASequence() throws SQLException {
        database.execute("create table t (id serial primary key, n bigserial, s smallserial)");
        assertSeen("""
            sequence t_id_seq max 2147483647
            sequence t_n_seq
            sequence t_s_seq max 32767

            table t
              id integer not null default (nextval('t_id_seq'::regclass))
              n bigint not null default (nextval('t_n_seq'::regclass))
              s smallint not null default (nextval('t_s_seq'::regclass))
              primary key t_pkey (id)
            """);
    }

    @Test
    void defaultsAreConstantsWhereTheyCanBe() throws SQLException {
        database.execute("""
            create table t (
              a varchar(10) default 'it''s', b numeric(10, 2) default 1.50, c double precision default -1.5,
              d bigint default 5, e boolean default 'yes', f date default '2020-1-31', g timestamp default 'epoch',
              h timestamptz default '2020-01-01 00:00+02', i jsonb default '{"b":1}', j text[] default '{}',
              k text default E'a\\\\b', l text default null, m varchar(3) default null, n smallint default -3,
              o bigint default 10000000000, p text default 15, q bytea default 'abc', r uuid default gen_random_uuid(),
              s text default 'a' || 'b', t timestamp default current_timestamp, u real default 1e3,
              v date default ('now'::text)::date, w char(2) default 'x', x inet default '10.0.0.1',
                  y integer default +7)
            """);
        assertSeen("""
            table t
              a varchar(10) default 'it''s'
              b decimal(10, 2) default 1.5
              c double default -1.5
              d bigint default 5
              e boolean default true
              f date default '2020-01-31'
              g timestamp default '1970-01-01 00:00:00'
              h timestamp with time zone default '2019-12-31 22:00:00+00'
              i jsonb default '{"b": 1}'
              j text[] default '{}'
              k text default 'a\\b'
              l text
              m varchar(3)
              n smallint default -3
              o bigint default 10000000000
              p text default '15'
              q binary default '\\x616263'
              r uuid default (gen_random_uuid())
              s text default ('a'::text || 'b'::text)
              t timestamp default (CURRENT_TIMESTAMP)
              u real default 1000.
              v date default (('now'::text)::date)
              w char(2) default 'x'
              x native 'inet' default '10.0.0.1'
              y integer default (+ 7)
            """);
    }

    @Test
    void whatTheSchemaHasNoWordForIsLeftOutOrKeptAsItIsSpelled() throws SQLException {
        database.execute(
                "create extension btree_gist",
                "create schema \"Odd one\"",
                "create domain \"Odd one\".email as text check (value like '%@%')",
                "create collation german (provider = icu, locale = 'de')",
                """
                create table t (
                  id integer, period int4range, mail "Odd one".email, mails "Odd one".email[],
                  "Name" text collate german,
                  code varchar(5) collate "C", amount money default 5, flags bit(3) default B'101', "char" "char",
                  span interval day to second, stamps timestamp(6)[], c char(4)[], x xml, q name,
                  total integer generated always as (id * 2) stored,
                  exclude using gist (id with =, period with &&))
                """,
                "create function f() returns trigger language plpgsql as $$ begin return new; end $$",
                "create trigger trg before insert on t for each row execute function f()",
                "create materialized view m as select id from t",
                "create temporary table temp (x int)",
                "create unlogged table u () with (fillfactor = 50)",
                "alter table t add constraint later check (id > 0) not valid",
                "comment on table t is 'it''s'",
                "comment on column t.\"Name\" is 'two\nlines'",
                "comment on column t.id is ''");
        assertSeen("""
            namespace "Odd one"

            table t
              id integer
              period native 'int4range'
              mail native '"Odd one".email'
              mails native '"Odd one".email'[]
              "Name" native 'text COLLATE german' comment e'two\\nlines'
              code native 'varchar(5) COLLATE "C"'
              amount native 'money' default 5
              flags native 'bit(3)' default '101'
              char native '"char"'
              span native 'interval day to second'
              stamps timestamp[]
              c char(4)[]
              x native 'xml'
              q native 'name'
              total integer as (id * 2) stored
              check later (id > 0)
              comment 'it''s'
              option postgresql.unmodelled.later = 'CHECK ((id > 0)) NOT VALID'

            table u
              option postgresql.with.fillfactor = '50'
            """);
    }

    @Test
    void aCheckMayBeOfTheWholeRowOrOfSystemColumns() throws SQLException {
        database.execute(
                "create table t (a int, constraint row check (t is not null), constraint system check (tableoid <> 0 and a > 0),"
                        + " constraint nothing check (1 < 2))");
        assertSeen("""
            table t
              a integer
              check nothing (1 < 2)
              check row (t.* IS NOT NULL)
              check system ((tableoid <> (0)::oid) AND (a > 0))
            """);
    }

    @Test
    void indexesAreSeenWithAllThatOnlyPostgresqlKnows() throws SQLException {
        database.execute(
                "create table t (id int, a text, b varchar(9), c jsonb, d int[], \"E f\" int, unique (id) include (a))",
                "create index i1 on t (a desc, b, \"E f\" desc nulls last, id nulls first)",
                "create index i2 on t (lower(a), (id + 1) desc, (a || 'x') text_pattern_ops)",
                "create unique index i3 on t (id) include (a, b) with (fillfactor = 70) where \"E f\" > 3 and a <> ''",
                "create index i4 on t using gin (c jsonb_path_ops, d)",
                "create index i5 on t (b varchar_pattern_ops, a collate \"C\")",
                "create index i6 on t using hash (a)",
                "create index broken on t (a)",
                "update pg_index set indisvalid = false where indexrelid = 'broken'::regclass");
        assertSeen("""
            table t
              id integer
              a text
              b varchar(9)
              c jsonb
              d integer[]
              "E f" integer
              unique t_id_a_key (id)
              index i1 (a desc, b, "E f" desc nulls last, id nulls first)
              index i2 ((lower(a)), (id + 1) desc, (a || 'x'::text)) with "postgresql.ops.a || 'x'::text" = 'text_pattern_ops'
              unique index i3 (id) include (a, b) where (("E f" > 3) AND (a <> ''::text)) with postgresql.with.fillfactor = '70'
              index i4 (c, d) with postgresql.ops.c = 'jsonb_path_ops', postgresql.using = 'gin'
              index i5 (b, a) with postgresql.collate.a = '"C"', postgresql.ops.b = 'varchar_pattern_ops'
              index i6 (a) with postgresql.using = 'hash'
              option postgresql.unmodelled.t_id_a_key = 'UNIQUE (id) INCLUDE (a)'
            """);
    }

    @Test
    void partitionsAndHeirsGoWithTheirParent() throws SQLException {
        database.execute(
                "create table log (at date not null, n int, primary key (at, n)) partition by range (at)",
                "create table log_2020 partition of log for values from ('2020-01-01') to ('2021-01-01')",
                "create index on log (n)",
                "create table part_of (at date, n int, foreign key (at, n) references log)",
                "create table parent (id int primary key)",
                "create table child (x int, primary key (id)) inherits (parent)",
                "create table friend (id int references child)");
        assertSeen("""
            table friend
              id integer
              foreign key friend_id_fkey (id) references child (id) external

            table log
              at date not null
              n integer not null
              primary key log_pkey (at, n)
              index log_n_idx (n)
              option postgresql.partition_by = 'RANGE (at)'

            table parent
              id integer not null
              primary key parent_pkey (id)

            table part_of
              at date
              n integer
              foreign key part_of_at_n_fkey (at, n) references log (at, n)
            """);
    }

    @Test
    void whatAnExtensionBroughtAlongIsLeftOut() throws SQLException {
        database.execute(
                "create schema ext",
                "create extension citext schema ext",
                "create extension pg_stat_statements schema public",
                "create table t (a ext.citext default 'x', b ext.citext[])");
        assertSeen("""
            namespace ext

            table t
              a native 'ext.citext' default 'x'
              b native 'ext.citext'[]
            """);
    }

    @Test
    void theSchemaThatAConnectionWorksInHasNoName() throws SQLException {
        database.execute(
                "create schema app",
                "create table public.t (id int primary key)",
                "create type app.mood as enum ('a', 'b')",
                "create table app.t (id int references public.t, m app.mood default 'b', ms app.mood[])",
                "create view app.v as select t.id from app.t join public.t u on u.id = t.id",
                "set search_path to app");
        assertSeen("""
            namespace public

            enum mood ('a', 'b')

            table t
              id integer
              m enum mood default 'b'
              ms enum mood[]
              foreign key t_id_fkey (id) references public.t (id)

            table public.t
              id integer not null
              primary key t_pkey (id)

            view v as
              | SELECT t.id
              |    FROM (t
              |      JOIN public.t u ON ((u.id = t.id)))
            """);
    }

    @Test
    void withoutSuchASchemaEverythingHasItsName() throws SQLException {
        database.execute("create table t (id int)", "set search_path to nowhere");
        assertSeen("""
            namespace public

            table public.t
              id integer
            """);
    }

    @Test
    void aForeignKeyOutOfSightIsExternal() throws SQLException {
        database.execute(
                "create table users (id int primary key)",
                "create table posts (id int, author int references users on delete set null deferrable)",
                "create view names as select id from users");
        Schema seen = dialect.inspect(database.connection, Scope.without(Set.of(Name.of("users"), Name.of("names"))));
        assertThat(Notation.write(seen)).isEqualToIgnoringNewLines("""
            table posts
              id integer
              author integer
              foreign key posts_author_fkey (author) references users (id) external on delete set null deferrable
            """);
    }

    @Test
    void newerKindsOfConstraintsAreOutOfSight() throws SQLException {
        int version = database.connection.getMetaData().getDatabaseMajorVersion();
        Assumptions.assumeTrue(version >= 18, "these came with version 18, the server is " + version);
        database.execute(
                "create extension btree_gist",
                "create table t (id int, p daterange, primary key (id, p without overlaps))",
                "create table u (id int not null, v int generated always as (id * 3) virtual, unique nulls not"
                        + " distinct (id))",
                "create unique index i on u (id) nulls not distinct",
                "alter table u add constraint never check (id > 7) not enforced");
        assertSeen("""
            table t
              id integer not null
              p native 'daterange' not null

            table u
              id integer not null
              v integer as (id * 3)
              unique u_id_key (id)
              unique index i (id) with postgresql.nulls_not_distinct = 'true'
              option postgresql.unmodelled.u_id_key = 'UNIQUE NULLS NOT DISTINCT (id)'
            """);
    }

    @Test
    void asksTheSameNumberOfQuestionsWhateverTheNumberOfTables() throws SQLException {
        fill(10);
        int few = questions(10);
        fill(300);
        assertThat(questions(310)).isEqualTo(few).isEqualTo(7);
    }

    private void fill(int tables) throws SQLException {
        database.execute(
                "do $$ begin for i in 1.." + tables + " loop execute format('create table %1$I (id serial primary key,"
                        + " parent int references %1$I, name text unique check (name <> ''x''))', 't' || " + tables
                        + " || '_' || i); end loop; end $$");
    }

    private int questions(int tables) throws SQLException {
        AtomicInteger count = new AtomicInteger();
        Schema seen = dialect.inspect(counting(database.connection, count), Scope.everything());
        assertThat(seen.tables().size()).isEqualTo(tables);
        return count.get();
    }

    private static Connection counting(Connection connection, AtomicInteger count) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    return result instanceof Statement statement ? counting(statement, count) : result;
                });
    }

    private static Statement counting(Statement statement, AtomicInteger count) {
        return (Statement) Proxy.newProxyInstance(
                Statement.class.getClassLoader(), new Class<?>[] {Statement.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        count.incrementAndGet();
                    }
                    return call(statement, method, arguments);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
