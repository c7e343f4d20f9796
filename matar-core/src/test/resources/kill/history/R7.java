import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** a mixture */
@Revision(id = "r7", revises = "r6", losesData = {"upgrade", "downgrade"})
public class R7 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("tag", column("_id", string(20)).notNull(), column("order", integer()), primaryKey("_id"));
        op.insertRows("tag", columns("_id", "order"), row("a", 1), row("b", 2), row("c", null));
        op.addColumn("Post of", column("tag", string(20)));
        op.execute("UPDATE counter SET n = n + 3000000");
        op.addConstraint("Post of", foreignKey("tag").references("tag", "_id"));
        op.deleteRows("tag", columns("_id"), row("b"));
        op.createIndex("tag", index("order").asUnique());
        op.dropIndex("Post of", "ix_post_order_title");
        op.execute("UPDATE counter SET n = n + 7000000");
        op.dropIndex("Post of", "ix_post__id2");
        op.dropColumn("Post of", "_id2");
        op.createTable("Tag of Tags",
            column("of", string(20)).notNull(),
            column("the", string(20)).notNull(),
            primaryKey("of", "the"),
            foreignKey("of").references("tag", "_id").onDelete(cascade()),
            check("the <> 'none'").named("ck_the"));
        op.insertRows("Tag of Tags", columns("of", "the"), row("a", "b"), row("c", "d"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("Tag of Tags");
        op.addColumn("Post of", column("_id2", integer()).defaultTo(5));
        op.execute("UPDATE counter SET n = n - 4000000");
        op.createIndex("Post of", index("_order", "title").named("ix_post_order_title"));
        op.createIndex("Post of", index("_id2").named("ix_post__id2"));
        op.dropConstraint("Post of", "fk_Post of_tag_tag");
        op.dropColumn("Post of", "tag");
        op.execute("UPDATE counter SET n = n - 6000000");
        op.dropTable("tag");
    }
}
