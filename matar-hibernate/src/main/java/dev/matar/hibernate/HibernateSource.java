package dev.matar.hibernate;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.source.SchemaSource;
import dev.matar.source.Wanted;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.boot.Metadata;

/**
 * What Hibernate would create for a mapping, read without a connection to a database.
 *
 * <p>Immutable; what {@code with…} says is added to a copy. Works with Hibernate 6.6 and 7.
 */
public final class HibernateSource implements SchemaSource {

    private final Mapping mapping;
    private final Metadata ready;
    private final String databaseVersion;
    private final Naming naming;
    private final Consumer<Refusal> unreadable;

    private HibernateSource(Mapping mapping, Metadata ready, String databaseVersion, Naming naming, Consumer<Refusal> unreadable) {
        this.mapping = mapping;
        this.ready = ready;
        this.databaseVersion = databaseVersion;
        this.naming = naming;
        this.unreadable = unreadable;
    }

    private static HibernateSource of(Mapping mapping) {
        return new HibernateSource(mapping, null, "", Naming.STANDARD, null);
    }

    /**
     * Entities, embeddables, mapped superclasses, converters and mapping files found in folders of classes and in jars.
     *
     * @param loader loads the classes and what they need
     */
    public static HibernateSource scan(List<Path> foldersAndJars, ClassLoader loader) {
        return of(ClassScan.of(foldersAndJars, loader));
    }

    /** These classes and no others; they and what they need are loaded as the first of them was. */
    public static HibernateSource classes(List<Class<?>> classes) {
        ClassLoader loader = classes.isEmpty() ? HibernateSource.class.getClassLoader() : classes.get(0).getClassLoader();
        return classes(classes.stream().map(Class::getName).toList(), loader);
    }

    /** The classes of these names and no others. */
    public static HibernateSource classes(Collection<String> names, ClassLoader loader) {
        return of(Mapping.of(loader).classes(new LinkedHashSet<>(names)));
    }

    /**
     * What a persistence unit maps, under its properties; those about connections are passed over.
     *
     * @param unit its name; may be empty where the file has only one
     */
    public static HibernateSource persistenceXml(Path file, String unit, ClassLoader loader) {
        return of(PersistenceUnit.in(file, unit).mapping(loader));
    }

    /** A mapping that an application has built itself, for the database that it has built it for. */
    public static HibernateSource of(Metadata metadata) {
        return new HibernateSource(Mapping.of(HibernateSource.class.getClassLoader()), metadata, "", Naming.STANDARD, null);
    }

    /**
     * The same, told by nothing but strings; for callers that keep Hibernate in a class loader of its own.
     *
     * <p>The keys: {@code classes}, names; {@code scan}, paths of folders and jars; {@code persistence_xml}, a path, and {@code unit}, the
     * name of a unit in it; {@code database_version}, such as {@code 15}. Any other key is a setting of Hibernate's. What is named by
     * several keys is taken together. A list is a collection of strings, or one string with commas in it.
     */
    public static SchemaSource from(Map<String, Object> settings, ClassLoader loader) {
        return new SettingsReader(settings, loader).source();
    }

    static HibernateSource of(Mapping mapping, String databaseVersion) {
        return of(mapping).databaseVersion(databaseVersion);
    }

    /** Under these settings of Hibernate's: a naming strategy, a default schema, a preferred type. */
    public HibernateSource with(Map<String, String> settings) {
        requireNotReady("settings");
        Map<String, String> all = new TreeMap<>(mapping.settings());
        all.putAll(settings);
        return new HibernateSource(mapping.settings(all), null, databaseVersion, naming, unreadable);
    }

    /** For a database of this version, such as {@code 15} or {@code 2.3}; by default an old one that Matar supports. */
    public HibernateSource databaseVersion(String version) {
        requireNotReady("the version of the database");
        return new HibernateSource(mapping, null, version, naming, unreadable);
    }

    /** Leaves out columns that cannot be read and tells of each, instead of refusing them all together. */
    public HibernateSource leavingOut(Consumer<Refusal> listener) {
        return new HibernateSource(mapping, ready, databaseVersion, naming, listener);
    }

    /** With this convention for what Hibernate leaves to the database to name: primary keys, checks, unique columns. */
    @Override
    public HibernateSource named(Naming convention) {
        return new HibernateSource(mapping, ready, databaseVersion, convention, unreadable);
    }

    private void requireNotReady(String what) {
        if (ready != null) {
            throw new Refusal(
                    "unreadable-mapping",
                    "The mapping is built already, so " + what + " would come too late.",
                    "Say it where the metadata is built.");
        }
    }

    @Override
    public Schema read(Dialect dialect) {
        return ask(dialect, mapped -> dialect.normalize(mapped.read(unreadable)));
    }

    /** With the first rows of generators that are tables, and SQL that the mapping brings along: casts, auxiliary objects. */
    @Override
    public Wanted wanted(Dialect dialect) {
        return ask(dialect, mapped -> mapped.firstSteps().with(dialect.normalize(mapped.read(unreadable))));
    }

    private <T> T ask(Dialect dialect, Function<MappedSchema, T> question) {
        try (QuietLogs quiet = new QuietLogs()) {
            if (ready != null) {
                return question.apply(new MappedSchema(dialect, ready, naming));
            }
            requireSomething();
            try (BootedMapping booted = new BootedMapping(mapping, dialect, databaseVersion)) {
                return question.apply(new MappedSchema(dialect, booted.metadata(), naming));
            }
        }
    }

    private void requireSomething() {
        if (mapping.isEmpty()) {
            throw new Refusal(
                    "unreadable-mapping",
                    "There is no mapped class.",
                    "Name classes, or folders and jars that hold classes with @Entity, or a persistence.xml.");
        }
    }

    /** The names of the mapped classes. */
    public Set<String> mappedClasses() {
        return mapping.classes();
    }
}
