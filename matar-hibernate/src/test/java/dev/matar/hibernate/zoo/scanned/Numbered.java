package dev.matar.hibernate.zoo.scanned;

import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** Found, though it is no table. */
@MappedSuperclass
public abstract class Numbered {

    @Id
    @GeneratedValue
    Long id;
}
