package dev.matar.app.model;

/** What a user does with a post; stored by name. */
public enum Activity {
    VIEW,
    LIKE,
    SHARE,
    SAVE,
    REPORT
}
