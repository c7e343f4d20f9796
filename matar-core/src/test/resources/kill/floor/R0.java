import static dev.matar.migration.Ddl.*;

import dev.matar.migration.*;

/** what is never taken back, and has to outlive everything */
@Revision(id = "r0", losesData = {"upgrade", "downgrade"})
public class R0 implements Migration {

    @Override
    public void upgrade(Operations op) {
        // Each of the other revisions adds to a decimal place of its own, whose digit tells how often it has run.
        op.createTable("counter", column("n", bigInt()).notNull(), primaryKey("n"));
        op.insertRows("counter", columns("n"), row(0));
        op.createTable("digit", column("n", integer()).notNull(), primaryKey("n"));
        op.insertRows("digit", columns("n"), row(0), row(1), row(2), row(3), row(4), row(5), row(6), row(7), row(8), row(9));
        op.createTable("account",
            column("_id", integer()).notNull(),
            column("order", integer()),
            column("Mixed Case", string(40)),
            column("age", integer()).notNull().defaultTo(7),
            column("legacy", string(20)),
            primaryKey("_id"),
            check("age >= 0").named("ck_age"));
        op.execute("INSERT INTO account (_id, age, legacy)"
            + " SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n, a.n, CONCAT('old ', b.n)"
            + " FROM digit a CROSS JOIN digit b CROSS JOIN digit c CROSS JOIN digit d WHERE d.n < 2");
    }

    @Override
    public void downgrade(Operations op) {}
}
