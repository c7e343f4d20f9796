package dev.matar.app.model;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What every row of the app tells of its own history: when it was created and when it was last changed.
 *
 * <p>The entity keeps both itself, in UTC and to the millisecond. Values lie within {@link #EARLIEST} and
 * {@link #LATEST}; anything outside is refused, because it can only come from a wrong unit or a wrong clock.
 */
@MappedSuperclass
public abstract class Base {

    /** The earliest timestamp of the app, inclusive: 1609439400000 ms since 1970, the first moment of 2021 in India. */
    public static final Instant EARLIEST = Instant.ofEpochMilli(1609439400000L);

    /** The latest timestamp of the app, inclusive: 1893436200000 ms since 1970, the first moment of 2030 in India. */
    public static final Instant LATEST = Instant.ofEpochMilli(1893436200000L);

    // Without a time zone, as the history created them; Hibernate would choose one with a zone by itself.
    @JdbcTypeCode(SqlTypes.TIMESTAMP)
    @Column(name = "created_at")
    private Instant createdAt;

    @JdbcTypeCode(SqlTypes.TIMESTAMP)
    @Column(name = "updated_at")
    private Instant updatedAt;

    /** When the entity was first stored, or earlier if the app said so; null until then. */
    public Instant getCreatedAt() {
        return createdAt;
    }

    /** When the entity was last stored with a change; null until it is stored. */
    public Instant getUpdatedAt() {
        return updatedAt;
    }

    /**
     * Gives an entity that comes from elsewhere its own age.
     *
     * @throws IllegalArgumentException outside {@link #EARLIEST} and {@link #LATEST}
     */
    public void setCreatedAt(Instant createdAt) {
        this.createdAt = checked("created_at", createdAt);
    }

    @PrePersist
    void stampCreation() {
        Instant now = checked("updated_at", Instant.now());
        if (createdAt == null) {
            createdAt = now;
        }
        updatedAt = now;
    }

    @PreUpdate
    void stampChange() {
        updatedAt = checked("updated_at", Instant.now());
    }

    private static Instant checked(String column, Instant value) {
        // Databases keep different fractions of a second; all of them keep milliseconds.
        Instant millis = value.truncatedTo(ChronoUnit.MILLIS);
        if (millis.isBefore(EARLIEST) || millis.isAfter(LATEST)) {
            throw new IllegalArgumentException("%s must lie between %s and %s (%d to %d ms), but is %s"
                    .formatted(
                            column, EARLIEST, LATEST, EARLIEST.toEpochMilli(), LATEST.toEpochMilli(), value));
        }
        return millis;
    }
}
