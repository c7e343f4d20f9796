package dev.matar.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A standard stream that remembers why it could not be written, which a {@code PrintStream} keeps to itself. */
final class ResultStream extends OutputStream {

    private final FileOutputStream to;
    private String reason = "";

    ResultStream(FileDescriptor descriptor) {
        to = new FileOutputStream(descriptor);
    }

    /** Why the first failure came; empty while there was none. */
    String reason() {
        return reason;
    }

    /** Whether nobody reads on, as behind {@code | head}: that is no failure to tell of. */
    boolean readerIsGone() {
        return reason.contains("Broken pipe");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            to.write(bytes, offset, length);
        } catch (IOException e) {
            reason = reason.isEmpty() ? String.valueOf(e.getMessage()) : reason;
            throw e;
        }
    }
}
