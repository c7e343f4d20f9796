-- revision: b5e0937fa14c
-- revises: 8c2f4b7d10e6
-- depends_on:
-- branch_labels:
-- message: index the feeds
-- created: 2026-11-25T15:07:48.046687

-- upgrade
-- effect: create index category: ix_category_organization_id_sort_order (organization_id, sort_order)
CREATE INDEX ix_category_organization_id_sort_order ON category (organization_id, sort_order);

-- effect: create index organization: ix_organization_is_active_sort_order (is_active, sort_order)
CREATE INDEX ix_organization_is_active_sort_order ON organization (is_active, sort_order);

-- effect: create index post: ix_post_category_id_created_at (category_id, created_at desc)
CREATE INDEX ix_post_category_id_created_at ON post (category_id, created_at DESC);

-- effect: create index post: ix_post_organization_id_created_at (organization_id, created_at desc)
CREATE INDEX ix_post_organization_id_created_at ON post (organization_id, created_at DESC);

-- effect: create index post: ix_post_author_id (author_id)
CREATE INDEX ix_post_author_id ON post (author_id);

-- effect: create index post_activity: ix_post_activity_user_id (user_id)
CREATE INDEX ix_post_activity_user_id ON post_activity (user_id);

-- effect: create index post_activity: ix_post_activity_organization_id (organization_id)
CREATE INDEX ix_post_activity_organization_id ON post_activity (organization_id);

-- downgrade
-- effect: drop index post_activity.ix_post_activity_organization_id
DROP INDEX ix_post_activity_organization_id;

-- effect: drop index post_activity.ix_post_activity_user_id
DROP INDEX ix_post_activity_user_id;

-- effect: drop index post.ix_post_author_id
DROP INDEX ix_post_author_id;

-- effect: drop index post.ix_post_organization_id_created_at
DROP INDEX ix_post_organization_id_created_at;

-- effect: drop index post.ix_post_category_id_created_at
DROP INDEX ix_post_category_id_created_at;

-- effect: drop index organization.ix_organization_is_active_sort_order
DROP INDEX ix_organization_is_active_sort_order;

-- effect: drop index category.ix_category_organization_id_sort_order
DROP INDEX ix_category_organization_id_sort_order;
