import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** Add an organization ID column to Organization Database Table. */
@Revision(id = "01ea0e75088a", revises = "4640e9af0234", created = "2023-04-28T02:27:59.044441")
public class R01ea0e75088a_add_an_organization_id_column_to_organization_database_table implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.batchAlterTable("post_activity", batch -> batch.addColumn(column("organization_id", string())));
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("post_activity", batch -> batch.dropColumn("organization_id"));
    }
}
