package dev.matar.app.model;

/** The languages that people post in; stored by name. */
public enum Language {
    HINDI,
    ENGLISH,
    BENGALI,
    GUJARATI,
    KANNADA,
    MARATHI,
    TAMIL,
    TELUGU;

    /** The language of everything that names none. */
    public static final Language DEFAULT = HINDI;
}
