package dev.matar.revision;

/** Finds where in a revision's own code something went wrong. */
final class OwnLine {

    private OwnLine() {}

    /** The line of a class that something was thrown from, or through; 0 where it cannot be told, or nothing was thrown. */
    static int of(Throwable thrown, String className) {
        StackTraceElement[] frames = thrown == null ? new StackTraceElement[0] : thrown.getStackTrace();
        for (StackTraceElement frame : frames) {
            boolean own = frame.getClassName().equals(className) || frame.getClassName().startsWith(className + "$");
            if (own && frame.getLineNumber() > 0) {
                return frame.getLineNumber();
            }
        }
        return 0;
    }
}
