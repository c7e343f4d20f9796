package dev.matar.hibernate.zoo;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;

/** Every kind of value that a column can hold. */
public interface Values {

    enum Mood {
        SAD,
        HAPPY,
        CURIOUS
    }

    enum Size {
        SMALL,
        BIG
    }

    record Money(BigDecimal amount) {}

    @Converter(autoApply = true)
    class MoneyConverter implements AttributeConverter<Money, BigDecimal> {
        @Override
        public BigDecimal convertToDatabaseColumn(Money money) {
            return money == null ? null : money.amount();
        }

        @Override
        public Money convertToEntityAttribute(BigDecimal amount) {
            return amount == null ? null : new Money(amount);
        }
    }

    class SizeConverter implements AttributeConverter<Size, String> {
        @Override
        public String convertToDatabaseColumn(Size size) {
            return size == null ? null : size.name().substring(0, 1);
        }

        @Override
        public Size convertToEntityAttribute(String letter) {
            return letter == null ? null : letter.equals("B") ? Size.BIG : Size.SMALL;
        }
    }

    @Entity(name = "plain_values")
    class Plain {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        boolean flag;
        Boolean maybe;
        byte tiny;
        short small;
        int whole;
        long big;
        BigInteger huge;
        float single;
        double twice;
        BigDecimal amount;

        @Column(precision = 10, scale = 2, nullable = false)
        BigDecimal price;

        @Column(precision = 12)
        BigDecimal count;

        char letter;

        @Column(length = 40, nullable = false, unique = true)
        String code;

        String text;

        @Column(length = 100_000)
        String wideText;

        @JdbcTypeCode(SqlTypes.LONGVARCHAR)
        String veryLongText;

        @Nationalized
        String national;

        @Column(length = 16)
        byte[] bytes;

        Locale locale;
        Currency currency;
        Class<?> type;
        Money money;

        @Convert(converter = SizeConverter.class)
        @Column(length = 1)
        Size size;

        @Version
        int version;
    }

    @Entity(name = "big_values")
    class Big {
        @Id
        UUID id;

        @Lob
        String essay;

        @Lob
        byte[] picture;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID asText;
    }

    @Entity(name = "times")
    class Times {
        @Id
        @GeneratedValue
        UUID id;

        LocalDate date;
        LocalTime time;

        @Column(precision = 3)
        LocalDateTime moment;

        LocalDateTime wholeMoment;
        Instant instant;
        OffsetDateTime away;
        ZonedDateTime zoned;
        OffsetTime offsetTime;
        Duration duration;
        Year birth;
        ZoneOffset zone;

        @Temporal(TemporalType.TIMESTAMP)
        Date old;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "meeting_zone")
        OffsetDateTime meeting;

        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        OffsetDateTime exact;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE_UTC)
        ZonedDateTime utc;
    }

    @Entity(name = "choices")
    class Choices {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        long id;

        @Enumerated(EnumType.STRING)
        Mood mood;

        @Enumerated(EnumType.STRING)
        @Column(nullable = false, length = 12)
        Mood requiredMood;

        @Enumerated(EnumType.ORDINAL)
        Mood ordinal;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.VARCHAR)
        Size spelled;
    }

    /** Types that PostgreSQL and H2 have, and SQLite has not. */
    @Entity(name = "rich_values")
    class Rich {
        @Id
        long id;

        @Column(length = 10)
        String[] words;

        int[] numbers;

        @Column(precision = 8, scale = 3)
        BigDecimal[] weights;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration span;
    }

    @Embeddable
    class Page {
        @Column(nullable = false)
        String heading;

        @Enumerated(EnumType.STRING)
        Size size;
    }

    /** An object in one column. */
    @Entity(name = "documents")
    class Documents {
        @Id
        long id;

        @Embedded
        @JdbcTypeCode(SqlTypes.JSON)
        Page page;
    }

    /** A type of the database's for an enum, which Hibernate 6 has on PostgreSQL only. */
    @Entity(name = "moods")
    class Moods {
        @Id
        long id;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Mood mood;

        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(nullable = false)
        @ColumnDefault("'HAPPY'")
        Mood usual;
    }

    /** Types that PostgreSQL alone has. */
    @Entity(name = "postgresql_values")
    class OfPostgresql {
        @Id
        long id;

        @JdbcTypeCode(SqlTypes.INET)
        InetAddress address;

        @Column(columnDefinition = "tsvector")
        String words;

        @Column(columnDefinition = "timestamptz(3) default now() not null")
        OffsetDateTime since;

        @Column(columnDefinition = "varchar(20) collate \"C\"")
        String sorted;
    }

    @Entity(name = "rules")
    @Check(name = "ck_rules_span", constraints = "low < high")
    @Comment("what a rule is")
    class Rules {
        @Id
        @Comment("its number")
        int id;

        @ColumnDefault("7")
        @Column(nullable = false)
        int low;

        @ColumnDefault("'it''s'")
        String text;

        @ColumnDefault("true")
        Boolean flag;

        @ColumnDefault("current_timestamp")
        LocalDateTime since;

        @Check(constraints = "high > 0")
        int high;

        @Column(columnDefinition = "varchar(20) default 'x y' not null")
        String defined;

        @Column(columnDefinition = "numeric(5,1)")
        BigDecimal sized;

        @GeneratedColumn("low + high")
        int sum;

        @Column(name = "`order`")
        int order;

        @Column(name = "`Mixed Case`", nullable = false)
        @Check(constraints = "\"Mixed Case\" > 0")
        Integer mixed;
    }
}
