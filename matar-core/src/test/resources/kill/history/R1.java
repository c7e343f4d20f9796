import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** a table with keys, indexes and many rows */
@Revision(id = "r1", revises = "r0", losesData = {"upgrade", "downgrade"})
public class R1 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable("post",
            column("_id", integer()).notNull(),
            column("account_id", integer()).notNull(),
            column("title", string(80)).notNull(),
            column("order", integer()),
            primaryKey("_id"),
            unique("title"),
            foreignKey("account_id").references("account", "_id"));
        op.createIndex("post", index("order", "title"));
        op.execute("INSERT INTO post (_id, account_id, title) SELECT _id + 1, _id, CONCAT('about ', _id) FROM account");
        op.execute("UPDATE counter SET n = n + 10");
    }

    @Override
    public void downgrade(Operations op) {
        op.execute("UPDATE counter SET n = n - 10");
        op.dropTable("post");
    }
}
