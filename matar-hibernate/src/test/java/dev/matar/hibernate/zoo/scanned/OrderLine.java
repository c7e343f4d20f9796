package dev.matar.hibernate.zoo.scanned;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.Filter;

/** Found by its annotation; its names tell a naming strategy. */
@Entity
@Filter(name = "current", condition = "line_count > 0")
public class OrderLine extends Numbered {

    Instant createdAt;
    int lineCount;
    Price unitPrice;

    @Embedded
    Weight netWeight;

    @ManyToOne
    OrderLine replacedBy;
}
