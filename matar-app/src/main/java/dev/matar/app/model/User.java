package dev.matar.app.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A person who posts, views, likes and shares. */
@Entity
@Table(name = "`user`", uniqueConstraints = @UniqueConstraint(name = "uq_user_email", columnNames = "email"))
public class User extends Identified {

    @Column(name = "name", nullable = false)
    private String name;

    @Column(name = "email", length = 320)
    private String email;

    @Enumerated(EnumType.STRING)
    @Column(name = "language", length = 16, nullable = false)
    private Language language;

    @Column(name = "is_active", nullable = false)
    private boolean active;

    /** Organization id to role; null in rows from before there were organizations. */
    // The definition names the type of the history; Hibernate would take clob on SQLite and jsonb on PostgreSQL.
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "roles", columnDefinition = "json")
    private Map<String, Role> roles;

    protected User() {}

    /** An active user in the default language who has no role anywhere. */
    public User(String name, String email) {
        this(null, name, email, null);
    }

    /**
     * What the app passes; null stands for the default.
     *
     * @param id a random string by default
     * @param email unique; may be absent
     * @param language {@link Language#HINDI} by default
     */
    public User(String id, String name, String email, Language language) {
        super(id);
        this.name = Objects.requireNonNull(name, "name");
        this.email = email;
        this.language = Objects.requireNonNullElse(language, Language.DEFAULT);
        this.active = true;
        this.roles = Map.of();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = Objects.requireNonNull(language, "language");
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }

    /** The user's role in an organization, if any. */
    public Optional<Role> roleIn(Organization organization) {
        return Optional.ofNullable(getRoles().get(organization.getId()));
    }

    /** Gives the user a role in an organization, in place of the one the user had there. */
    public void grant(Organization organization, Role role) {
        Map<String, Role> changed = new HashMap<>(getRoles());
        changed.put(organization.getId(), Objects.requireNonNull(role, "role"));
        roles = changed;
    }

    /** Takes the user's role in an organization away; nothing happens where there is none. */
    public void revoke(Organization organization) {
        Map<String, Role> changed = new HashMap<>(getRoles());
        changed.remove(organization.getId());
        roles = changed;
    }

    /** Organization id to role; it cannot be changed. */
    public Map<String, Role> getRoles() {
        return roles == null ? Map.of() : Map.copyOf(roles);
    }
}
