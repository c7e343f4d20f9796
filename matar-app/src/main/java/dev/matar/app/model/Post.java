package dev.matar.app.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Objects;

/** Something short to hear or to see, put on a category's shelf by its author. */
@Entity
@Table(
        name = "post",
        indexes = {
            @Index(name = "ix_post_category_id_created_at", columnList = "category_id, created_at desc"),
            @Index(name = "ix_post_organization_id_created_at", columnList = "organization_id, created_at desc"),
            @Index(name = "ix_post_author_id", columnList = "author_id")
        },
        check = @CheckConstraint(name = "ck_post_duration", constraint = "duration >= 0"))
public class Post extends Identified {

    @Column(name = "title", nullable = false)
    private String title;

    @Column(name = "description", length = 2000)
    private String description;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(
            name = "category_id",
            nullable = false,
            foreignKey = @ForeignKey(name = "fk_post_category_id_category"))
    private Category category;

    /** Null in rows from before there were organizations. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organization_id", foreignKey = @ForeignKey(name = "fk_post_organization_id_organization"))
    private Organization organization;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "author_id", nullable = false, foreignKey = @ForeignKey(name = "fk_post_author_id_user"))
    private User author;

    @Enumerated(EnumType.STRING)
    @Column(name = "language", length = 16, nullable = false)
    private Language language;

    @Embedded
    private Media media;

    @Column(name = "duration", nullable = false)
    private int duration;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    protected Post() {}

    /** An active post in the language of its category's organization. */
    public Post(Category category, User author, String title, Media media, int duration) {
        this(null, category, author, title, null, null, media, duration);
    }

    /**
     * What the app passes; null stands for the default.
     *
     * @param id a random string by default
     * @param category also says which organization the post belongs to
     * @param language the organization's by default
     * @param duration in seconds; 0 for an image
     * @throws IllegalArgumentException for a duration below 0 or above what the organization allows
     */
    public Post(
            String id,
            Category category,
            User author,
            String title,
            String description,
            Language language,
            Media media,
            int duration) {
        super(id);
        this.category = Objects.requireNonNull(category, "category");
        this.organization = category.getOrganization();
        this.author = Objects.requireNonNull(author, "author");
        this.title = Objects.requireNonNull(title, "title");
        this.description = description;
        this.language = language != null ? language : languageOf(organization);
        this.media = Objects.requireNonNull(media, "media");
        this.duration = checked(duration, organization);
        this.active = true;
    }

    private static Language languageOf(Organization organization) {
        return organization == null ? Language.DEFAULT : organization.getLanguage();
    }

    private static int checked(int duration, Organization organization) {
        if (duration < 0) {
            throw new IllegalArgumentException("duration must be at least 0 seconds, but is " + duration);
        }
        if (organization != null && duration > organization.getMaxPostDuration()) {
            throw new IllegalArgumentException("%s allows posts of at most %d seconds, but this one takes %d"
                    .formatted(organization, organization.getMaxPostDuration(), duration));
        }
        return duration;
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

    public Category getCategory() {
        return category;
    }

    public Organization getOrganization() {
        return organization;
    }

    public User getAuthor() {
        return author;
    }

    public Language getLanguage() {
        return language;
    }

    public Media getMedia() {
        return media;
    }

    /** How long the post takes, in seconds. */
    public int getDuration() {
        return duration;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}
