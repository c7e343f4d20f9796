package dev.matar.hibernate.zoo.scanned;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Not mapped but converted. */
public record Price(long cents) {

    /** Found, since it applies by itself. */
    @Converter(autoApply = true)
    public static class ToCents implements AttributeConverter<Price, Long> {
        @Override
        public Long convertToDatabaseColumn(Price price) {
            return price == null ? null : price.cents();
        }

        @Override
        public Price convertToEntityAttribute(Long cents) {
            return cents == null ? null : new Price(cents);
        }
    }
}
