package dev.matar.app;

import com.zaxxer.hikari.HikariDataSource;
import dev.matar.app.model.Category;
import dev.matar.app.model.Organization;
import dev.matar.app.model.Post;
import dev.matar.app.model.PostActivity;
import dev.matar.app.model.User;
import dev.matar.schema.Refusal;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.FlushMode;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.cfg.Configuration;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/**
 * The app's database: every piece of work on it is one transaction.
 *
 * <p>Opening it compares the entities with the schema; creating and changing the schema is Matar's alone. It serves any
 * number of threads and must be closed.
 */
public final class Database implements AutoCloseable {

    static final List<Class<?>> ENTITIES =
            List.of(Organization.class, User.class, Category.class, Post.class, PostActivity.class);

    // Kept here because the logging system forgets loggers that nobody holds.
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("org.hibernate"), Logger.getLogger("com.zaxxer.hikari"));

    private final HikariDataSource pool;
    private final SessionFactory sessions;

    private Database(HikariDataSource pool, SessionFactory sessions) {
        this.pool = pool;
        this.sessions = sessions;
    }

    /**
     * Connects, and checks the schema against the entities.
     *
     * @throws Refusal {@code no-connection} if the database cannot be reached, {@code schema-mismatch} if its schema is
     *     not the one of the entities
     */
    public static Database open(ConnectionSettings settings) {
        quieten();
        HikariDataSource pool = ConnectionPool.open(settings);
        try {
            return new Database(pool, mapping(pool, settings).buildSessionFactory());
        } catch (SchemaManagementException mismatch) {
            pool.close();
            throw new Refusal(
                    "schema-mismatch",
                    settings + " does not have the schema of the entities: " + mismatch.getMessage() + ".",
                    "Run: matar upgrade head",
                    mismatch);
        } catch (RuntimeException failure) {
            pool.close();
            throw failure;
        }
    }

    private static Configuration mapping(HikariDataSource pool, ConnectionSettings settings) {
        Configuration mapping = new Configuration();
        ENTITIES.forEach(mapping::addAnnotatedClass);
        mapping.getProperties().put(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
        mapping.setProperty(AvailableSettings.JDBC_TIME_ZONE, "UTC");
        mapping.setProperty(AvailableSettings.STATEMENT_BATCH_SIZE, "50");
        mapping.setProperty(AvailableSettings.ORDER_INSERTS, "true");
        // Whoever called gets the exception; logged as well, it would put people's data into the log.
        mapping.setProperty(AvailableSettings.LOG_JDBC_ERRORS, "false");
        mapping.setProperty(AvailableSettings.HBM2DDL_AUTO, "validate");
        mapping.setProperty(AvailableSettings.INDEX_VALIDATION, "named");
        if (settings.isSqlite()) {
            // Its driver does not tell the names of unique constraints, so there they are not looked for.
            mapping.setProperty(AvailableSettings.DIALECT, SqliteTextDialect.class.getName());
        } else {
            mapping.setProperty(AvailableSettings.UNIQUE_KEY_VALIDATION, "named");
        }
        return mapping;
    }

    /** Warnings only, unless whoever runs the app asked for more. */
    private static void quieten() {
        for (Logger logger : TALKATIVE) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
    }

    /** Looks things up in one transaction; what is changed on the entities is not stored. */
    public <T> T read(Function<UnitOfWork, T> work) {
        return sessions.fromTransaction(session -> {
            session.setHibernateFlushMode(FlushMode.MANUAL);
            session.setDefaultReadOnly(true);
            return work.apply(UnitOfWork.in(session));
        });
    }

    /** Stores what the work adds and changes, all of it or, if it throws, nothing. */
    public <T> T write(Function<UnitOfWork, T> work) {
        return sessions.fromTransaction(session -> work.apply(UnitOfWork.in(session)));
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
