package dev.matar.app.model;

/** Who may see an organization; stored as its number. */
public enum OrganizationType {
    PUBLIC(0),
    PRIVATE(1);

    private final int number;

    OrganizationType(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** @throws IllegalArgumentException for a number that is no type */
    public static OrganizationType of(int number) {
        return switch (number) {
            case 0 -> PUBLIC;
            case 1 -> PRIVATE;
            default -> throw new IllegalArgumentException(
                    "org_type must be 0 (public) or 1 (private), but is " + number);
        };
    }
}
