package dev.matar.hibernate.zoo;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;

/** Tables that refer to each other, in every way that a mapping has for it. */
public interface Relations {

    @Entity
    @Table(
            name = "author",
            uniqueConstraints = {
                @UniqueConstraint(name = "uq_author_names", columnNames = {"first_name", "last_name"}),
                @UniqueConstraint(name = "uq_author_email", columnNames = "email"),
                @UniqueConstraint(columnNames = {"last_name", "email"})
            },
            indexes = {
                @Index(name = "ix_author_last_name", columnList = "last_name desc, first_name"),
                @Index(columnList = "first_name"),
                @Index(name = "ix_author_nick", columnList = "nick", unique = true)
            })
    class Author {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "author_numbers")
        @SequenceGenerator(name = "author_numbers", sequenceName = "author_numbers", initialValue = 100, allocationSize = 10)
        Long id;

        @Column(name = "first_name")
        String firstName;

        @Column(name = "last_name", nullable = false)
        String lastName;

        String email;
        String nick;

        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
        List<Book> books = new ArrayList<>();

        @ElementCollection
        Set<String> tags = new HashSet<>();

        @ElementCollection
        @CollectionTable(name = "author_phone", joinColumns = @JoinColumn(name = "owner"))
        @MapKeyEnumerated(EnumType.STRING)
        @MapKeyColumn(name = "kind", length = 10)
        @Column(name = "number", nullable = false)
        Map<Values.Size, String> phones = new HashMap<>();

        @ElementCollection
        @OrderColumn(name = "place")
        List<Address> addresses = new ArrayList<>();
    }

    @Embeddable
    class Address {
        @Column(nullable = false)
        String street;

        @Enumerated(EnumType.STRING)
        Values.Size size;

        @ManyToOne
        Country country;
    }

    @Entity(name = "country")
    class Country {
        @Id
        @Column(length = 2)
        String code;
    }

    @Entity
    @Table(name = "book")
    @SecondaryTable(
            name = "book_text",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "book", referencedColumnName = "id"),
            indexes = @Index(name = "ix_book_text_language", columnList = "language"))
    class Book {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "book_numbers")
        @TableGenerator(name = "book_numbers", table = "numbers", pkColumnValue = "book", initialValue = 5)
        long id;

        @ManyToOne(optional = false)
        @JoinColumn(name = "author_id", foreignKey = @ForeignKey(name = "fk_book_author"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Author author;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Author editor;

        @ManyToOne
        @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Author friend;

        @Column(table = "book_text", nullable = false, length = 20)
        String language;

        @Column(table = "book_text", length = 4000)
        String body;

        @ManyToMany
        @JoinTable(
                name = "book_shelf",
                joinColumns = @JoinColumn(name = "book"),
                inverseJoinColumns = {@JoinColumn(name = "shelf_room"), @JoinColumn(name = "shelf_number")},
                uniqueConstraints = @UniqueConstraint(name = "uq_book_shelf", columnNames = {"shelf_number", "book"}))
        Set<Shelf> shelves = new HashSet<>();

        @OneToMany
        @OrderColumn
        List<Note> notes = new ArrayList<>();

        @OneToMany
        @JoinColumn(name = "errata_of")
        Set<Note> errata = new HashSet<>();

        @OneToOne
        Note best;
    }

    @Entity(name = "note")
    @SoftDelete
    class Note {
        @Id
        @GeneratedValue
        int id;

        String text;
    }

    @Embeddable
    class ShelfKey implements Serializable {
        @Column(name = "room", length = 30)
        String zRoom;

        @Column(name = "number")
        int aNumber;

        @Override
        public boolean equals(Object other) {
            return other instanceof ShelfKey key && zRoom.equals(key.zRoom) && aNumber == key.aNumber;
        }

        @Override
        public int hashCode() {
            return Objects.hash(zRoom, aNumber);
        }
    }

    @Entity(name = "shelf")
    class Shelf {
        @EmbeddedId
        ShelfKey key;

        int width;
    }

    class SlotKey implements Serializable {
        long shelfWidth;
        String label;
        Integer aisle;

        @Override
        public boolean equals(Object other) {
            return other instanceof SlotKey key && label.equals(key.label) && shelfWidth == key.shelfWidth;
        }

        @Override
        public int hashCode() {
            return label.hashCode();
        }
    }

    @Entity(name = "slot")
    @IdClass(SlotKey.class)
    class Slot {
        @Id
        long shelfWidth;

        @Id
        @Column(length = 20)
        String label;

        @Id
        Integer aisle;

        @ManyToOne
        Slot next;
    }

    @Entity(name = "biography")
    class Biography {
        @Id
        Long id;

        @MapsId
        @OneToOne
        Author author;

        @ManyToMany
        Map<Author, Country> travels = new HashMap<>();
    }
}
