import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** Starts a PostgreSQL of its own under settings {@code NAME=VALUE}, prints its port, and stops it when standard input ends. */
public final class Server {

    public static void main(String[] args) throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        for (String setting : args) {
            builder.setServerConfig(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        try (EmbeddedPostgres server = builder.start()) {
            System.out.println(server.getPort());
            while (System.in.read() >= 0) {
                // Whoever started it holds the other end.
            }
        }
    }
}
