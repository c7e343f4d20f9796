package dev.matar.app.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Objects;

/** A publisher on the app: it owns categories and sets the rules for the posts in them. */
@Entity
@Table(
        name = "organization",
        uniqueConstraints = @UniqueConstraint(name = "uq_organization_code", columnNames = "code"),
        indexes = @Index(name = "ix_organization_is_active_sort_order", columnList = "is_active, sort_order"),
        check = @CheckConstraint(name = "ck_organization_max_post_duration", constraint = "max_post_duration > 0"))
public class Organization extends Identified {

    /** The longest post of an organization that sets no limit of its own, in seconds. */
    public static final int DEFAULT_MAX_POST_DURATION = 15;

    @Column(name = "title")
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(name = "language", length = 16, nullable = false)
    private Language language;

    @Column(name = "is_chatgpt_enabled", nullable = false)
    private boolean chatgptEnabled;

    @Column(name = "max_post_duration", nullable = false)
    private int maxPostDuration;

    @Convert(converter = OrganizationTypeConverter.class)
    @Column(name = "org_type", nullable = false)
    private OrganizationType type;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    @Column(name = "description", length = 2000)
    private String description;

    @Column(name = "code", length = 64)
    private String code;

    @Column(name = "sort_order")
    private Integer sortOrder;

    protected Organization() {}

    /** An active public organization in the default language, with everything else at its default. */
    public Organization(String title, String code) {
        this(null, title, null, null, null, null, null, null, code, null);
    }

    /**
     * What the app passes; null stands for the default.
     *
     * @param id a random string by default
     * @param language {@link Language#HINDI} by default
     * @param chatgptEnabled true by default
     * @param maxPostDuration in seconds, at least 1; {@value #DEFAULT_MAX_POST_DURATION} by default
     * @param type {@link OrganizationType#PUBLIC} by default
     * @param active true by default
     * @param code the short name that people type, unique; none by default
     * @param sortOrder where it stands in lists, smallest first; last by default
     */
    public Organization(
            String id,
            String title,
            Language language,
            Boolean chatgptEnabled,
            Integer maxPostDuration,
            OrganizationType type,
            Boolean active,
            String description,
            String code,
            Integer sortOrder) {
        super(id);
        this.title = title;
        this.language = Objects.requireNonNullElse(language, Language.DEFAULT);
        this.chatgptEnabled = Objects.requireNonNullElse(chatgptEnabled, true);
        this.maxPostDuration = checked(Objects.requireNonNullElse(maxPostDuration, DEFAULT_MAX_POST_DURATION));
        this.type = Objects.requireNonNullElse(type, OrganizationType.PUBLIC);
        this.active = Objects.requireNonNullElse(active, true);
        this.description = description;
        this.code = code;
        this.sortOrder = sortOrder;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = Objects.requireNonNull(language, "language");
    }

    /** Whether posts may be written with the help of ChatGPT. */
    public boolean isChatgptEnabled() {
        return chatgptEnabled;
    }

    public void setChatgptEnabled(boolean chatgptEnabled) {
        this.chatgptEnabled = chatgptEnabled;
    }

    /** The longest post, in seconds. */
    public int getMaxPostDuration() {
        return maxPostDuration;
    }

    /** @throws IllegalArgumentException below 1 second */
    public void setMaxPostDuration(int seconds) {
        this.maxPostDuration = checked(seconds);
    }

    private static int checked(int seconds) {
        if (seconds < 1) {
            throw new IllegalArgumentException("max_post_duration must be at least 1 second, but is " + seconds);
        }
        return seconds;
    }

    public OrganizationType getType() {
        return type;
    }

    public void setType(OrganizationType type) {
        this.type = Objects.requireNonNull(type, "type");
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Integer getSortOrder() {
        return sortOrder;
    }

    public void setSortOrder(Integer sortOrder) {
        this.sortOrder = sortOrder;
    }
}
