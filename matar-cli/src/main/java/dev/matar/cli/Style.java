package dev.matar.cli;

/** What something looks like on a terminal that shows colours. */
enum Style {
    ERROR("1;31"),
    WARNING("33"),
    ID("1;33"),
    MARK("36"),
    HERE("1;32"),
    UP("32"),
    DOWN("33"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text between the two codes; it takes all styles away at its end, which every terminal understands. */
    String of(String text) {
        return "\033[" + code + "m" + text + "\033[0m";
    }
}
