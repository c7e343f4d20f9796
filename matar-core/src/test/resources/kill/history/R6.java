import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** views */
@Revision(id = "r6", revises = "r5", losesData = {"upgrade", "downgrade"})
public class R6 implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createView("young", "SELECT _id, nick FROM account WHERE _id < 100");
        op.createView("younger", "SELECT _id FROM young WHERE _id < 10");
        op.execute("UPDATE counter SET n = n + 1000000");
        op.replaceView("younger", "SELECT _id FROM young WHERE _id < 5");
    }

    @Override
    public void downgrade(Operations op) {
        op.replaceView("younger", "SELECT _id FROM young WHERE _id < 10");
        op.dropView("younger");
        op.execute("UPDATE counter SET n = n - 1000000");
        op.dropView("young");
    }
}
