package dev.matar.dialect.postgresql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A pooler in transaction mode, as PgBouncer is one: a client has a session of the server's for a transaction, and the next time another.
 *
 * <p>Sessions are dealt out in turn, so that there is a change after every transaction whenever one is free. See "Frontend/Backend Protocol"
 * in the manual.
 */
public final class TransactionPooler implements Closeable {

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final ServerSocket listening;
    private final String url;
    private final BlockingQueue<Session> free = new LinkedBlockingQueue<>();
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private final URI server;

    /**
     * @param url of the server's
     * @param size how many sessions of the server there are
     */
    public TransactionPooler(String url, int size) throws IOException {
        server = URI.create(url.substring("jdbc:".length()));
        listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        this.url = "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + server.getPath() + "?" + server.getQuery();
        grow(size);
        start(this::acceptClients);
    }

    /** So many sessions more. */
    public void grow(int more) throws IOException {
        for (int i = 0; i < more; i++) {
            free.add(new Session());
        }
    }

    /** By which clients reach it. */
    public String url() {
        return url;
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "pooler");
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptClients() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket) {
        Session held = null;
        try (socket) {
            Line client = new Line(socket);
            greet(client);
            while (true) {
                Frame frame = client.read();
                if (frame.type == 'X') {
                    return;
                }
                held = held == null ? free.take() : held;
                held.line.write(frame);
                if (frame.type == 'Q' || frame.type == 'S') {
                    held.line.out.flush();
                    held = relay(held, client);
                }
            }
        } catch (IOException | InterruptedException gone) {
            return;
        } finally {
            replace(held);
        }
    }

    /** Relays what the server answers, and keeps its session while a transaction is open. */
    private Session relay(Session session, Line client) throws IOException {
        while (true) {
            Frame answer = session.line.read();
            client.write(answer);
            if (answer.type == 'Z') {
                client.out.flush();
                if (answer.body[0] != 'I') {
                    return session;
                }
                free.add(session);
                return null;
            }
        }
    }

    /** A session that a client leaves in the middle is closed, and its transaction with it. */
    private void replace(Session session) {
        if (session != null) {
            try {
                session.line.socket.close();
                free.add(new Session());
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers the client's first words as a server would. */
    private void greet(Line client) throws IOException {
        int kind = client.readStart();
        while (kind == SSL_REQUEST || kind == GSS_REQUEST) {
            client.out.writeByte('N');
            client.out.flush();
            kind = client.readStart();
        }
        Session any;
        try {
            any = free.take();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        for (Frame frame : any.greeting) {
            client.write(frame);
        }
        client.out.flush();
        free.add(any);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Closeable each : open) {
            each.close();
        }
    }

    private record Frame(int type, byte[] body) {}

    /** One end of a conversation. */
    private static final class Line {

        final Socket socket;
        final DataInputStream in;
        final DataOutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        }

        Frame read() throws IOException {
            int type = in.read();
            if (type < 0) {
                throw new EOFException();
            }
            return new Frame(type, in.readNBytes(in.readInt() - 4));
        }

        /** A message at the beginning, which has no type; its kind is a number. */
        int readStart() throws IOException {
            int length = in.readInt();
            int kind = in.readInt();
            in.readNBytes(length - 8);
            return kind;
        }

        void write(Frame frame) throws IOException {
            out.writeByte(frame.type);
            out.writeInt(frame.body.length + 4);
            out.write(frame.body);
        }
    }

    /** A session of the server's, and how it greeted. */
    private final class Session {

        final Line line;
        final List<Frame> greeting = new CopyOnWriteArrayList<>();

        Session() throws IOException {
            line = new Line(new Socket(server.getHost(), server.getPort()));
            open.add(line.socket);
            ByteArrayOutputStream words = new ByteArrayOutputStream();
            for (String word : List.of("user", "postgres", "database", server.getPath().substring(1), "client_encoding", "UTF8", "")) {
                words.writeBytes((word + '\0').getBytes());
            }
            line.out.writeInt(words.size() + 8);
            line.out.writeInt(3 << 16);
            words.writeTo(line.out);
            line.out.flush();
            Frame frame;
            do {
                frame = line.read();
                greeting.add(frame);
            } while (frame.type != 'Z');
        }
    }
}
