package dev.matar.hibernate.zoo;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Version;

/** All of the entities, as far as a database can hold them. */
public final class Zoo {

    private Zoo() {}

    public static List<Class<?>> of(String dialect) {
        List<Class<?>> classes = new ArrayList<>(List.of(
                Values.MoneyConverter.class,
                Values.Plain.class,
                Values.Big.class,
                Values.Times.class,
                Values.Choices.class,
                Relations.Author.class,
                Relations.Address.class,
                Relations.Country.class,
                Relations.Book.class,
                Relations.Note.class,
                Relations.ShelfKey.class,
                Relations.Shelf.class,
                Relations.Slot.class,
                Relations.Biography.class,
                Families.Named.class,
                Families.Vehicle.class,
                Families.Car.class,
                Families.Bike.class,
                Families.Animal.class,
                Families.Cat.class,
                Families.Shape.class,
                Families.Circle.class,
                Families.Square.class,
                Families.AnimalCount.class,
                Families.TallShelf.class,
                Elsewhere.Ledger.class,
                Elsewhere.Remembered.class));
        if (dialect.equals("h2") || dialect.equals("postgresql")) {
            // Intervals and arrays, which Hibernate has on these alone.
            classes.add(Values.Rich.class);
        }
        if (!dialect.equals("mariadb")) {
            // Whose computed columns cannot be said to be not null, as Hibernate says.
            classes.add(Values.Rules.class);
        }
        boolean isRich = dialect.equals("postgresql") || dialect.equals("h2") && !Version.getVersionString().startsWith("6.");
        if (isRich) {
            classes.add(Values.Moods.class);
            classes.add(Values.Documents.class);
        }
        if (dialect.equals("postgresql")) {
            classes.add(Values.OfPostgresql.class);
            classes.add(Elsewhere.Entry.class);
        }
        return classes;
    }
}
