package dev.matar.hibernate.zoo;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;

/** Entities that inherit, and those that are no tables. */
public interface Families {

    @MappedSuperclass
    abstract class Named {
        @Column(nullable = false, length = 80)
        String name;
    }

    @Entity(name = "vehicle")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind", length = 10)
    abstract class Vehicle extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Entity
    @DiscriminatorValue("car")
    class Car extends Vehicle {
        @Column(nullable = false)
        int doors;
    }

    @Entity
    @DiscriminatorValue("bike")
    class Bike extends Vehicle {
        @Column(unique = true)
        String frame;

        @ManyToOne
        Car carriedBy;
    }

    @Entity(name = "animal")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    class Animal extends Named {
        @Id
        long id;
    }

    @Entity(name = "cat")
    @PrimaryKeyJoinColumn(name = "cat_id")
    @DiscriminatorValue("3")
    class Cat extends Animal {
        int lives;
    }

    @Entity(name = "shape")
    @Table(name = "shape", indexes = @Index(name = "ix_shape_name", columnList = "name"))
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    abstract class Shape extends Named {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE)
        long id;
    }

    @Entity(name = "circle")
    class Circle extends Shape {
        double radius;
    }

    @Entity(name = "square")
    class Square extends Shape {
        double side;

        @ManyToOne
        Animal sleeper;
    }

    @Entity
    @Immutable
    @Subselect("select name, count(*) as many from animal group by name")
    class AnimalCount {
        @Id
        String name;

        long many;
    }

    @Entity(name = "tall_shelf")
    @Immutable
    @View(query = "select width as id, room from shelf where width > 100")
    @Table(name = "tall_shelf")
    class TallShelf {
        @Id
        int id;

        String room;
    }
}
