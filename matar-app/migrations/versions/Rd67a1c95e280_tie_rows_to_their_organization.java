import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** tie rows to their organization */
@Revision(id = "d67a1c95e280", revises = "8c2f4b7d10e6", created = "2023-06-21T16:08:33.214907")
public class Rd67a1c95e280_tie_rows_to_their_organization implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.batchAlterTable("organization", batch -> {
            batch.alterColumn(column("_id", string(64)).notNull());
            batch.alterColumn(column("title", string(255)));
        });
        op.batchAlterTable("category", batch -> {
            batch.alterColumn(column("organization_id", string(64)));
            batch.addConstraint(foreignKey("organization_id")
                    .references("organization", "_id")
                    .named("fk_category_organization_id_organization"));
        });
        op.batchAlterTable("post", batch -> {
            batch.alterColumn(column("organization_id", string(64)));
            batch.addConstraint(foreignKey("organization_id")
                    .references("organization", "_id")
                    .named("fk_post_organization_id_organization"));
        });
        op.batchAlterTable("post_activity", batch -> {
            batch.alterColumn(column("organization_id", string(64)));
            batch.addConstraint(foreignKey("organization_id")
                    .references("organization", "_id")
                    .named("fk_post_activity_organization_id_organization"));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("post_activity", batch -> {
            batch.dropConstraint("fk_post_activity_organization_id_organization");
            batch.alterColumn(column("organization_id", string()));
        });
        op.batchAlterTable("post", batch -> {
            batch.dropConstraint("fk_post_organization_id_organization");
            batch.alterColumn(column("organization_id", string()));
        });
        op.batchAlterTable("category", batch -> {
            batch.dropConstraint("fk_category_organization_id_organization");
            batch.alterColumn(column("organization_id", string()));
        });
        op.batchAlterTable("organization", batch -> {
            batch.alterColumn(column("title", string()));
            batch.alterColumn(column("_id", string()).notNull());
        });
    }
}
