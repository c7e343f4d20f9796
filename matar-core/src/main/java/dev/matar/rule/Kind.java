package dev.matar.rule;

import java.util.Locale;

/** What two schemas can differ in. */
public enum Kind {
    NAMESPACE("namespace", Place.RELATION),
    ENUM("enum", Place.RELATION),
    ENUM_VALUES("enum values", Place.RELATION),
    SEQUENCE("sequence", Place.RELATION),
    VIEW("view", Place.RELATION),
    TABLE("table", Place.RELATION),
    TABLE_COMMENT("table comment", Place.RELATION),
    COLUMN("column", Place.COLUMN),
    TYPE("type", Place.COLUMN),
    NULLABILITY("nullability", Place.COLUMN),
    DEFAULT("default", Place.COLUMN),
    COLUMN_COMMENT("column comment", Place.COLUMN),
    PRIMARY_KEY("primary key", Place.PART),
    UNIQUE("unique", Place.PART),
    FOREIGN_KEY("foreign key", Place.PART),
    CHECK("check", Place.PART),
    /** A check that only lists the values of a column, as frameworks write them for enums. */
    ENUM_CHECK("enum check", Place.PART),
    INDEX("index", Place.PART);

    /** Where it stands. */
    enum Place {
        /** By itself, under a name of its own. */
        RELATION,
        /** In a table, under the name of a column. */
        COLUMN,
        /** In a table, under the name of a constraint or an index. */
        PART
    }

    private final String word;
    private final Place place;

    Kind(String word, Place place) {
        this.word = word;
        this.place = place;
    }

    /** As people write it. */
    public String word() {
        return word;
    }

    /** In lower case and with dashes, as JSON has it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Place place() {
        return place;
    }

    /** Whether it is about something that is there in both schemas, so that it can neither be extra nor missing. */
    boolean isAspect() {
        return switch (this) {
            case ENUM_VALUES, TABLE_COMMENT, TYPE, NULLABILITY, DEFAULT, COLUMN_COMMENT -> true;
            default -> false;
        };
    }

    /** Whether rows, or numbers that were given out, go with what the database has of it. */
    boolean holdsData() {
        return this == TABLE || this == COLUMN || this == TYPE || this == SEQUENCE;
    }
}
