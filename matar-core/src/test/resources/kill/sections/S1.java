import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** statements on both sides of a section */
@Revision(id = "s1", revises = "r0", losesData = {"upgrade", "downgrade"})
public class S1 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("account", column("seen", integer()).notNull().defaultTo(1));
        op.execute("UPDATE counter SET n = n + 4");
        op.autocommit(each -> {
            each.createIndex("account", index("seen", "legacy").option("postgresql.concurrently", "true"));
            each.createIndex("account", index("_id", "seen").named("Seen by").asUnique().option("postgresql.concurrently", "true"));
        });
        op.execute("UPDATE counter SET n = n + 6");
        op.addColumn("account", column("code", integer()));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("account", "code");
        op.execute("UPDATE counter SET n = n - 6");
        op.autocommit(each -> each.dropIndex("account", "Seen by"));
        op.execute("UPDATE counter SET n = n - 4");
        op.dropIndex("account", "ix_account_seen_legacy");
        op.dropColumn("account", "seen");
    }
}
