package dev.matar;

/** Revision files of tests. */
public final class RevisionText {

    private RevisionText() {}

    /** A class that is called as its id with an R before it. */
    public static String java(String id, String revises, String up, String down) {
        return """
                import static dev.matar.migration.Ddl.*;
                import dev.matar.migration.*;

                /** change %1$s */
                @Revision(id = "%1$s"%2$s)
                public class R%1$s implements Migration {
                    @Override public void upgrade(Operations op) { %3$s }
                    @Override public void downgrade(Operations op) { %4$s }
                }
                """.formatted(id, revises.isEmpty() ? "" : ", revises = \"" + revises + "\"", up, down);
    }

    /** A file without a message. */
    public static String sql(String id, String revises, String up, String down) {
        return "-- revision: " + id + "\n-- revises: " + revises + "\n\n-- upgrade\n" + up + "\n\n-- downgrade\n" + down + "\n";
    }
}
