import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** create organization table */
@Revision(id = "4640e9af0234", revises = "29edbf20051e", created = "2023-04-28T01:59:42.015293")
public class R4640e9af0234_create_organization_table implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "organization",
                column("_id", string()).notNull(),
                column("title", string()),
                column("sort_order", integer()),
                column("created_at", timestamp()),
                column("updated_at", timestamp()),
                primaryKey("_id"));
        op.batchAlterTable("category", batch -> batch.addColumn(column("organization_id", string())));
        op.batchAlterTable("post", batch -> batch.addColumn(column("organization_id", string())));
        op.batchAlterTable("user", batch -> batch.addColumn(column("roles", json())));
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("user", batch -> batch.dropColumn("roles"));
        op.batchAlterTable("post", batch -> batch.dropColumn("organization_id"));
        op.batchAlterTable("category", batch -> batch.dropColumn("organization_id"));
        op.dropTable("organization");
    }
}
