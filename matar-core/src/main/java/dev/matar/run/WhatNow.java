package dev.matar.run;

import dev.matar.dialect.Dialect;
import java.sql.SQLException;

/**
 * What to do after a failure.
 *
 * @param parted whether a part of the step stays
 */
record WhatNow(Dialect dialect, Transactions transactions, boolean parted) {

    /** A lock that another session holds is not the revision's fault. */
    String after(SQLException failure) {
        return dialect.engine().isLockTimeout(failure)
                ? "Another session holds a lock on what it changes. "
                        + words().replaceFirst("[Mm]end the revision.*", "Run again when that one is done, or allow more time with lock_timeout.")
                : words();
    }

    String words() {
        return parted
                ? "What ran before it stays done, since " + whyParted()
                        + ", and is noted: mend the revision or the rows and run again, and it goes on from there."
                : "The transaction was rolled back: nothing of this "
                        + (transactions == Transactions.ALL ? "run" : "revision")
                        + " was kept. Mend the revision and run again.";
    }

    private String whyParted() {
        if (!dialect.transactionalDdl()) {
            return dialect.title() + " commits each change of the schema at once";
        }
        return transactions == Transactions.NONE ? "transactions are off" : "an autocommit section ended the transaction";
    }
}
