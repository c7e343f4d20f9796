import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** an index without a section, whose statement runs outside of the transaction nevertheless */
@Revision(id = "s3", revises = "s2", losesData = {"upgrade", "downgrade"})
public class S3 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.execute("UPDATE counter SET n = n + 500");
        op.createIndex("account", index("code", "order").option("postgresql.concurrently", "true"));
        op.execute("UPDATE counter SET n = n + 500");
        op.createIndex("account", index("Mixed Case").option("postgresql.concurrently", "true"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("account", "ix_account_Mixed_Case");
        op.execute("UPDATE counter SET n = n - 500");
        op.autocommit(each -> {
            each.dropIndex("account", "ix_account_code_order");
            each.execute("UPDATE counter SET n = n - 500");
        });
    }
}
