package dev.matar.app.model;

/** What a post plays or shows; stored by name. */
public enum MediaType {
    AUDIO,
    VIDEO,
    IMAGE
}
