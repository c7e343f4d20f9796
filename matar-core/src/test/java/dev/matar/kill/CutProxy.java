package dev.matar.kill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

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

        private final int at;
        private final Side side;
        private final List<Socket> sockets = new ArrayList<>();
        private int messages;
        private boolean dead;

        private Line(int at, Side side) {
            this.at = at;
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

        synchronized void cut() {
            dead = true;
            sockets.forEach(CutProxy::close);
            sockets.clear();
        }

        private synchronized void begin() {
            messages++;
        }

        /** Whether the line is to be cut on this side of the message under way. */
        private synchronized boolean ends(Side here) {
            return messages == at && side == here;
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
            pass(client, server, () -> {
                if (answered) {
                    answered = false;
                    line.begin();
                }
                return line.ends(Side.BEFORE);
            }, () -> line.ends(Side.WITHIN));
        }

        private void listenToServer() {
            pass(server, client, () -> {
                answered = true;
                return line.ends(Side.AFTER);
            }, () -> false);
        }

        /** Says whether to cut. */
        private interface Question {
            boolean cuts();
        }

        private void pass(Socket from, Socket to, Question before, Question after) {
            byte[] bytes = new byte[1 << 16];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (before.cuts()) {
                        line.cut();
                        return;
                    }
                    out.write(bytes, 0, count);
                    if (after.cuts()) {
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
