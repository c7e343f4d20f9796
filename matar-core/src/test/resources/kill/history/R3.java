import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** other types, those of a foreign key among them */
@Revision(id = "r3", revises = "r2", losesData = {"upgrade", "downgrade"})
public class R3 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.dropConstraint("post", "fk_post_account_id_account");
        op.alterColumn("account", column("_id", bigInt()).notNull());
        op.alterColumn("post", column("account_id", bigInt()).notNull());
        op.addConstraint("post", foreignKey("account_id").references("account", "_id"));
        op.execute("UPDATE counter SET n = n + 1000");
        op.alterColumn("account", column("Mixed Case", text()));
        op.execute("UPDATE account SET legacy = CONCAT(legacy, '!')");
        op.alterColumn("account", column("legacy", string(30)).notNull().defaultTo("new"));
        op.alterColumn("post", column("_id2", integer()).defaultTo(5));
    }

    @Override
    public void downgrade(Operations op) {
        op.alterColumn("post", column("_id2", bigInt()));
        op.alterColumn("account", column("legacy", string(20)));
        op.execute("UPDATE account SET legacy = REPLACE(legacy, '!', '')");
        op.execute("UPDATE counter SET n = n - 1000");
        op.alterColumn("account", column("Mixed Case", string(40)));
        op.dropConstraint("post", "fk_post_account_id_account");
        op.alterColumn("post", column("account_id", integer()).notNull());
        op.alterColumn("account", column("_id", integer()).notNull());
        op.addConstraint("post", foreignKey("account_id").references("account", "_id"));
    }
}
