-- revision: r5
-- revises: r4
-- message: SQL that says what it does
-- loses_data: upgrade, downgrade

-- upgrade
-- effect: add column account: nick varchar(10)
UPDATE counter SET n = n + 40000;
ALTER TABLE account ADD COLUMN nick VARCHAR(10);
UPDATE account SET nick = legacy;
UPDATE counter SET n = n + 60000;

-- downgrade
-- effect: drop column account.nick
UPDATE counter SET n = n - 60000;
ALTER TABLE account DROP COLUMN nick;
UPDATE counter SET n = n - 40000;
