import static dev.matar.migration.Ddl.*;
import static dev.matar.schema.Constraint.Action.CASCADE;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** base */
@Revision(id = "29edbf20051e", created = "2023-04-27T18:22:10.460718")
public class R29edbf20051e_base implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "user",
                column("_id", string(64)).notNull(),
                column("name", string(255)).notNull(),
                column("email", string(320)),
                column("language", string(16)).notNull(),
                column("is_active", bool()).notNull(),
                column("created_at", timestamp()),
                column("updated_at", timestamp()),
                primaryKey("_id"),
                unique("email").named("uq_user_email"));
        op.createTable(
                "category",
                column("_id", string(64)).notNull(),
                column("title", string(255)).notNull(),
                column("description", string(2000)),
                column("is_active", bool()).notNull(),
                column("sort_order", integer()),
                column("created_at", timestamp()),
                column("updated_at", timestamp()),
                primaryKey("_id"));
        op.createTable(
                "post",
                column("_id", string(64)).notNull(),
                column("title", string(255)).notNull(),
                column("description", string(2000)),
                column("category_id", string(64)).notNull(),
                column("author_id", string(64)).notNull(),
                column("language", string(16)).notNull(),
                column("media_url", string(2048)).notNull(),
                column("media_type", string(16)).notNull(),
                column("duration", integer()).notNull(),
                column("is_active", bool()).notNull(),
                column("created_at", timestamp()),
                column("updated_at", timestamp()),
                primaryKey("_id"),
                foreignKey("category_id").references("category", "_id").named("fk_post_category_id_category"),
                foreignKey("author_id").references("user", "_id").named("fk_post_author_id_user"));
        op.createTable(
                "post_activity",
                column("_id", string(64)).notNull(),
                column("post_id", string(64)).notNull(),
                column("user_id", string(64)).notNull(),
                column("activity", string(16)).notNull(),
                column("times", integer()).notNull(),
                column("created_at", timestamp()),
                column("updated_at", timestamp()),
                primaryKey("_id"),
                unique("post_id", "user_id", "activity").named("uq_post_activity_post_id_user_id_activity"),
                foreignKey("post_id")
                        .references("post", "_id")
                        .onDelete(CASCADE)
                        .named("fk_post_activity_post_id_post"),
                foreignKey("user_id")
                        .references("user", "_id")
                        .onDelete(CASCADE)
                        .named("fk_post_activity_user_id_user"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("post_activity");
        op.dropTable("post");
        op.dropTable("category");
        op.dropTable("user");
    }
}
