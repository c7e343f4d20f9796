package dev.matar.app;

import org.hibernate.query.SelectionQuery;

/**
 * A part of a long list.
 *
 * @param number which part, from 0
 * @param size how many entries a part has, 1 to {@value #MAX_SIZE}
 */
public record Page(int number, int size) {

    /** The most entries that one page may have. */
    public static final int MAX_SIZE = 100;

    /** @throws IllegalArgumentException outside the limits */
    public Page {
        if (number < 0) {
            throw new IllegalArgumentException("A page's number must be at least 0, but is " + number);
        }
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("A page's size must be 1 to " + MAX_SIZE + ", but is " + size);
        }
    }

    public static Page first(int size) {
        return new Page(0, size);
    }

    public Page next() {
        return new Page(number + 1, size);
    }

    <T> SelectionQuery<T> of(SelectionQuery<T> query) {
        return query.setFirstResult(Math.multiplyExact(number, size)).setMaxResults(size);
    }
}
