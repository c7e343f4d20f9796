import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** columns for tables that hold rows */
@Revision(id = "r2", revises = "r1", losesData = {"upgrade", "downgrade"})
public class R2 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("account", column("code", string(20)).notNull().defaultTo("none"));
        op.execute("UPDATE account SET code = CONCAT('c', _id)");
        op.addConstraint("account", unique("code"));
        op.execute("UPDATE counter SET n = n + 100");
        op.addColumn("account", column("Since When", integer()).notNull().defaultTo(1999));
        op.addColumn("post", column("_id2", bigInt()));
        op.createIndex("post", index("_id2"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("post", "ix_post__id2");
        op.dropColumn("post", "_id2");
        op.dropColumn("account", "Since When");
        op.execute("UPDATE counter SET n = n - 100");
        op.dropConstraint("account", "uq_account_code");
        op.dropColumn("account", "code");
    }
}
