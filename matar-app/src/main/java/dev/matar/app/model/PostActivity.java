package dev.matar.app.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Objects;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** That a user viewed, liked, shared … a post, and how many times; one row for each user, post and activity. */
@Entity
@Table(
        name = "post_activity",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uq_post_activity_post_id_user_id_activity",
                        columnNames = {"post_id", "user_id", "activity"}),
        indexes = {
            @Index(name = "ix_post_activity_user_id", columnList = "user_id"),
            @Index(name = "ix_post_activity_organization_id", columnList = "organization_id")
        },
        check = @CheckConstraint(name = "ck_post_activity_times", constraint = "times >= 1"))
public class PostActivity extends Identified {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    @JoinColumn(
            name = "post_id",
            nullable = false,
            foreignKey = @ForeignKey(name = "fk_post_activity_post_id_post"))
    private Post post;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @OnDelete(action = OnDeleteAction.CASCADE)
    @JoinColumn(
            name = "user_id",
            nullable = false,
            foreignKey = @ForeignKey(name = "fk_post_activity_user_id_user"))
    private User user;

    /** Null in rows from before there were organizations. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(
            name = "organization_id",
            foreignKey = @ForeignKey(name = "fk_post_activity_organization_id_organization"))
    private Organization organization;

    @Enumerated(EnumType.STRING)
    @Column(name = "activity", length = 16, nullable = false)
    private Activity activity;

    @Column(name = "times", nullable = false)
    private int times;

    protected PostActivity() {}

    /** The first time that the user does this with the post. */
    public PostActivity(Post post, User user, Activity activity) {
        super(null);
        this.post = Objects.requireNonNull(post, "post");
        this.user = Objects.requireNonNull(user, "user");
        this.organization = post.getOrganization();
        this.activity = Objects.requireNonNull(activity, "activity");
        this.times = 1;
    }

    public Post getPost() {
        return post;
    }

    public User getUser() {
        return user;
    }

    public Organization getOrganization() {
        return organization;
    }

    public Activity getActivity() {
        return activity;
    }

    /** How many times the user did it, at least 1. */
    public int getTimes() {
        return times;
    }

    /** The user did it once more. */
    public void again() {
        times++;
    }
}
