package dev.matar.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Stands between a client and a database server, counts what the client says, and cuts the line as if one of them had died.
 *
 * <p>It knows no protocol: whatever a client says after the server has spoken begins a new message.
 */
final class CutProxy implements AutoCloseable {

    /** At which side of a message the line is cut. */
    enum Side {
        /** The server does not hear the message. */
        BEFORE,
        /** The server hears it, and nobody hears the server. */
        WITHIN,
        /** The server answers, and nobody hears it. */
        AFTER
    }

    private final ServerSocket entrance;
    private final int serverPort;
    private Line line = new Line(0, Side.BEFORE);

    CutProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /**
     * What comes from now on; what came before is cut.
     *
     * @param at the message to cut at, from 1; 0 for never
     */
    synchronized Line open(int at, Side side) {
        line.cut();
        line = new Line(at, side);
        return line;
    }

    /** The same, to be cut at the first message that says something, other than to Matar's own tables. */
    synchronized Line open(String text, Side side) {
        line.cut();
        line = new Line(text, side);
        return line;
    }

    private synchronized Line line() {
        return line;
    }

    private static void start(Runnable deed) {
        Thread thread = new Thread(deed, "cut-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Line now = line();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                if (now.add(client, server)) {
                    Talk talk = new Talk(now, client, server);
                    start(talk::listenToClient);
                    start(talk::listenToServer);
                }
            } catch (IOException closedOrRefused) {
                // The client sees that there is nobody.
            }
        }
    }

    @Override
    public void close() {
        open(0, Side.BEFORE);
        close(entrance);
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception gone) {
            // As it should be.
        }
    }

    /** All connections of a run; they die together. */
    static final class Line {

        private final String text;
        private final Side side;
        private int at;
        private final List<Socket> sockets = new ArrayList<>();
        private int messages;
        private boolean dead;

        private Line(int at, Side side) {
            this("", side);
            this.at = at;
        }

        private Line(String text, Side side) {
            this.text = text;
            this.side = side;
        }

        private synchronized boolean add(Socket client, Socket server) {
            sockets.add(client);
            sockets.add(server);
            if (dead) {
                cut();
            }
            return !dead;
        }

        /** How many messages there were. */
        synchronized int messages() {
            return messages;
        }

        synchronized boolean isCut() {
            return dead;
        }

        synchronized void cut() {
            dead = true;
            sockets.forEach(CutProxy::close);
            sockets.clear();
        }

        private synchronized void begin() {
            messages++;
        }

        private synchronized void hear(byte[] bytes, int count) {
            String said = at == 0 && !text.isEmpty() ? new String(bytes, 0, count, StandardCharsets.UTF_8) : "";
            if (!text.isEmpty() && said.contains(text) && !said.contains("matar_version")) {
                at = messages;
            }
        }

        /** Whether the line is to be cut on this side of the message under way. */
        private synchronized boolean ends(Side here) {
            return at > 0 && messages == at && side == here;
        }
    }

    /** One connection. */
    private static final class Talk {

        private final Line line;
        private final Socket client;
        private final Socket server;
        private volatile boolean answered = true;

        private Talk(Line line, Socket client, Socket server) {
            this.line = line;
            this.client = client;
            this.server = server;
        }

        private void listenToClient() {
            pass(client, server, (bytes, count) -> {
                if (answered) {
                    answered = false;
                    line.begin();
                }
                line.hear(bytes, count);
                return line.ends(Side.BEFORE);
            }, () -> line.ends(Side.WITHIN));
        }

        private void listenToServer() {
            pass(server, client, (bytes, count) -> {
                answered = true;
                return line.ends(Side.AFTER);
            }, () -> false);
        }

        /** Says of what is heard whether to cut. */
        private interface Question {
            boolean cuts(byte[] bytes, int count);
        }

        private void pass(Socket from, Socket to, Question before, BooleanSupplier after) {
            byte[] bytes = new byte[1 << 16];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (before.cuts(bytes, count)) {
                        line.cut();
                        return;
                    }
                    out.write(bytes, 0, count);
                    if (after.getAsBoolean()) {
                        line.cut();
                        return;
                    }
                }
            } catch (IOException gone) {
                // The other side hears of it by the close.
            } finally {
                close(from);
                close(to);
            }
        }
    }

    /** The same url, by way of this proxy. */
    String through(String url) {
        String self = url.replaceFirst("(//[^/:]+):" + serverPort + "/", "$1:" + port() + "/");
        if (self.equals(url)) {
            throw new UncheckedIOException(new IOException(url + " does not name the port " + serverPort));
        }
        return self;
    }
}
