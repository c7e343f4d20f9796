package dev.matar.diff;

import dev.matar.schema.Dotted;
import dev.matar.schema.Name;

/** That a table or a column is called otherwise from now on; it may be true or, as a candidate, a question. */
public sealed interface Rename {

    /** The table that it is about, as the first schema calls it. */
    Name table();

    /** These renames and this one. */
    Renames addTo(Renames renames);

    /** As a person writes it in a hint: {@code user=account}, {@code organization.org_type=kind}. */
    String text();

    /** That a table is called otherwise. */
    record OfTable(Name table, Name to) implements Rename {

        @Override
        public Renames addTo(Renames renames) {
            return renames.table(table, to);
        }

        @Override
        public String text() {
            return Dotted.write(table) + "=" + Dotted.write(to);
        }
    }

    /** That a column is called otherwise. */
    record OfColumn(Name table, String column, String to) implements Rename {

        @Override
        public Renames addTo(Renames renames) {
            return renames.column(table, column, to);
        }

        @Override
        public String text() {
            return Dotted.write(table) + "." + Dotted.write(column) + "=" + Dotted.write(to);
        }
    }
}
