import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** other names, also of what a check and a foreign key speak of */
@Revision(id = "r4", revises = "r3", losesData = {"upgrade", "downgrade"})
public class R4 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.renameColumn("account", "age", "Years of Age");
        op.renameColumn("post", "account_id", "order_of");
        op.execute("UPDATE counter SET n = n + 10000");
        op.renameColumn("post", "order", "_order");
        op.renameTable("post", "Post of");
    }

    @Override
    public void downgrade(Operations op) {
        op.renameTable("Post of", "post");
        op.renameColumn("post", "_order", "order");
        op.execute("UPDATE counter SET n = n - 10000");
        op.renameColumn("post", "order_of", "account_id");
        op.renameColumn("account", "Years of Age", "age");
    }
}
