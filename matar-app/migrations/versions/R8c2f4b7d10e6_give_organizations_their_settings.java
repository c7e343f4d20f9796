import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** give organizations their settings */
@Revision(id = "8c2f4b7d10e6", revises = "01ea0e75088a", created = "2023-05-09T11:41:05.730182")
public class R8c2f4b7d10e6_give_organizations_their_settings implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.batchAlterTable("organization", batch -> {
            batch.addColumn(column("language", string(16)));
            batch.addColumn(column("is_chatgpt_enabled", bool()));
            batch.addColumn(column("max_post_duration", integer()));
            batch.addColumn(column("org_type", integer()));
            batch.addColumn(column("is_active", bool()));
            batch.addColumn(column("description", string(2000)));
            batch.addColumn(column("code", string(64)));
        });
        // The app gives every new organization these; those that are there already get the same.
        op.execute("UPDATE organization SET language = 'HINDI', is_chatgpt_enabled = TRUE, max_post_duration = 15,"
                + " org_type = 0, is_active = TRUE");
        op.batchAlterTable("organization", batch -> {
            batch.alterColumn(column("language", string(16)).notNull());
            batch.alterColumn(column("is_chatgpt_enabled", bool()).notNull());
            batch.alterColumn(column("max_post_duration", integer()).notNull());
            batch.alterColumn(column("org_type", integer()).notNull());
            batch.alterColumn(column("is_active", bool()).notNull());
            batch.addConstraint(unique("code").named("uq_organization_code"));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("organization", batch -> {
            batch.dropConstraint("uq_organization_code");
            batch.dropColumn("code");
            batch.dropColumn("description");
            batch.dropColumn("is_active");
            batch.dropColumn("org_type");
            batch.dropColumn("max_post_duration");
            batch.dropColumn("is_chatgpt_enabled");
            batch.dropColumn("language");
        });
    }
}
