package dev.matar.app.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;

/** A shelf of an organization that posts are put on. */
@Entity
@Table(
        name = "category",
        indexes = @Index(name = "ix_category_organization_id_sort_order", columnList = "organization_id, sort_order"))
public class Category extends Identified {

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "description", length = 2000)
    private String description;

    /** Null in rows from before there were organizations. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(
            name = "organization_id",
            foreignKey = @ForeignKey(name = "fk_category_organization_id_organization"))
    private Organization organization;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @Column(name = "sort_order")
    private Integer sortOrder;

    protected Category() {}

    /** An active category that stands last in lists. */
    public Category(Organization organization, String title) {
        this(null, organization, title, null, null);
    }

    /**
     * What the app passes; null stands for the default.
     *
     * @param id a random string by default
     * @param sortOrder where it stands in lists, smallest first; last by default
     */
    public Category(String id, Organization organization, String title, String description, Integer sortOrder) {
        super(id);
        this.organization = Objects.requireNonNull(organization, "organization");
        this.title = Objects.requireNonNull(title, "title");
        this.description = description;
        this.sortOrder = sortOrder;
        this.active = true;
    }

    public Organization getOrganization() {
        return organization;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public Integer getSortOrder() {
        return sortOrder;
    }

    public void setSortOrder(Integer sortOrder) {
        this.sortOrder = sortOrder;
    }
}
