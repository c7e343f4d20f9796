package dev.matar.app.model;

/** What a user may do in an organization. */
public enum Role {
    MEMBER,
    EDITOR,
    ADMIN
}
