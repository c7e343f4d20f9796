package dev.matar.hibernate.zoo;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;

/** Tables of another schema, and tables that keep what rows once were. */
public interface Elsewhere {

    @Entity
    @Table(name = "ledger", schema = "accounts")
    class Ledger {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ledger_numbers")
        @SequenceGenerator(name = "ledger_numbers", sequenceName = "ledger_numbers", schema = "accounts", allocationSize = 1)
        long id;

        @ManyToOne
        Ledger carriedFrom;
    }

    /** On H2, Hibernate looks for the table of the default schema in vain. */
    @Entity
    @Table(name = "entry", schema = "accounts")
    class Entry {
        @Id
        long id;

        @ManyToOne
        Relations.Country country;
    }

    @Entity(name = "remembered")
    @Audited
    class Remembered {
        @Id
        @GeneratedValue
        long id;

        String text;

        @NotAudited
        String secret;

        @ManyToOne
        @Audited
        Remembered parent;
    }
}
