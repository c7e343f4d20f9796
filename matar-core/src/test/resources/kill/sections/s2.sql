-- revision: s2
-- revises: s1
-- message: a section of SQL that says what it does
-- loses_data: upgrade, downgrade

-- upgrade
-- effect: add column account: slug varchar(20)
-- effect: create unique index account: ix_slug (slug)
UPDATE counter SET n = n + 40;
ALTER TABLE account ADD COLUMN slug VARCHAR(20);
UPDATE account SET slug = CONCAT('s', _id);

-- autocommit
CREATE UNIQUE INDEX CONCURRENTLY ix_slug ON account (slug);
-- end autocommit

UPDATE counter SET n = n + 60;

-- downgrade
-- effect: drop index account.ix_slug
-- effect: drop column account.slug
UPDATE counter SET n = n - 60;

-- autocommit
DROP INDEX CONCURRENTLY ix_slug;
-- end autocommit

UPDATE counter SET n = n - 40;
ALTER TABLE account DROP COLUMN slug;
