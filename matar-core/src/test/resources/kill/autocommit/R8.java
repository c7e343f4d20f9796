import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** statements on both sides of a section */
@Revision(id = "r8", revises = "r7", losesData = {"upgrade", "downgrade"})
public class R8 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("account", column("seen", integer()).notNull().defaultTo(1));
        op.execute("UPDATE counter SET n = n + 20000000");
        op.autocommit(each -> {
            each.createIndex("account", index("seen", "code").option("postgresql.concurrently", "true"));
            each.createIndex("Post of", index("title").named("ix_titles").asUnique().option("postgresql.concurrently", "true"));
        });
        op.execute("UPDATE counter SET n = n + 80000000");
        op.addColumn("Post of", column("seen", integer()));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("Post of", "seen");
        op.execute("UPDATE counter SET n = n - 80000000");
        op.autocommit(each -> each.dropIndex("Post of", "ix_titles"));
        op.execute("UPDATE counter SET n = n - 20000000");
        op.dropIndex("account", "ix_account_seen_code");
        op.dropColumn("account", "seen");
    }
}
