package dev.matar.hibernate.zoo.scanned;

import jakarta.persistence.Embeddable;

/** Columns of another class's table. */
@Embeddable
public class Weight {

    double grams;
}
