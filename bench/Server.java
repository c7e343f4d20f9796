import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Starts a PostgreSQL of its own, prints its port, and stops it when standard input ends. */
public final class Server {

    public static void main(String[] args) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            System.out.println(server.getPort());
            while (System.in.read() >= 0) {
                // Whoever started it holds the other end.
            }
        }
    }
}
