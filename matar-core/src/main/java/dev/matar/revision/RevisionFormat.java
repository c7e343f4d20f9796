package dev.matar.revision;

/** What a revision is written in. */
public enum RevisionFormat {
    JAVA(".java"),
    SQL(".sql");

    private final String extension;

    RevisionFormat(String extension) {
        this.extension = extension;
    }

    /** How its files end, with the dot. */
    public String extension() {
        return extension;
    }
}
