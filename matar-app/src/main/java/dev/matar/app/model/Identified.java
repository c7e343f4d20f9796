package dev.matar.app.model;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** An entity with the key of this app: a string, a random one where the app passes none. */
@MappedSuperclass
public abstract class Identified extends Base {

    @Id
    @Column(name = "`_id`", length = 64)
    private String id;

    /** For Hibernate, which sets the key of a row it reads. */
    protected Identified() {}

    /** @param id the key; null takes a random one of 32 letters and digits */
    protected Identified(String id) {
        this.id = id == null ? UUID.randomUUID().toString().replace("-", "") : id;
    }

    public String getId() {
        return id;
    }

    /** Same kind and same key: the key is there from the constructor on and never changes. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Identified that && isOfTheKindOf(that) && getId().equals(that.getId());
    }

    /** A lazy reference is of a class that Hibernate derives from the entity's; no entity has other subclasses. */
    private boolean isOfTheKindOf(Identified that) {
        return getClass().isInstance(that) || that.getClass().isInstance(this);
    }

    @Override
    public final int hashCode() {
        return getId().hashCode();
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + getId();
    }
}
