package dev.matar.app.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores an organization's type as its number, so that the order of the constants means nothing. */
@Converter
public class OrganizationTypeConverter implements AttributeConverter<OrganizationType, Integer> {

    @Override
    public Integer convertToDatabaseColumn(OrganizationType type) {
        return type == null ? null : type.number();
    }

    @Override
    public OrganizationType convertToEntityAttribute(Integer number) {
        return number == null ? null : OrganizationType.of(number);
    }
}
