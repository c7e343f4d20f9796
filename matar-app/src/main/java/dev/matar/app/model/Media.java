package dev.matar.app.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a post plays or shows, and where it lies.
 *
 * @param url where the file is fetched from, up to 2,048 characters
 */
@Embeddable
public record Media(
        @Column(name = "media_url", length = 2048, nullable = false) String url,
        @Enumerated(EnumType.STRING) @Column(name = "media_type", length = 16, nullable = false) MediaType type) {}
