package dev.matar.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An immutable list of members: kept in order, found by key, compared without order.
 *
 * <p>Order is how things are shown; it is never a difference.
 */
public final class Members<K, T extends Member<K>> implements Iterable<T> {

    private static final Members<?, ?> NONE = new Members<>(new LinkedHashMap<Object, Member<Object>>());

    private final Map<K, T> byKey;

    private Members(Map<K, T> byKey) {
        this.byKey = byKey;
    }

    @SuppressWarnings("unchecked")
    public static <K, T extends Member<K>> Members<K, T> none() {
        return (Members<K, T>) NONE;
    }

    /** Refuses two members of one key. */
    public static <K, T extends Member<K>> Members<K, T> of(Collection<? extends T> members) {
        Map<K, T> byKey = new LinkedHashMap<>(members.size() * 2);
        for (T member : members) {
            if (byKey.put(member.key(), member) != null) {
                throw new Refusal("duplicate-name", "Two siblings are named " + member.key() + ".", "Rename one.");
            }
        }
        return new Members<>(byKey);
    }

    public Optional<T> find(K key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public boolean has(K key) {
        return byKey.containsKey(key);
    }

    /** With this member at the end, or in the place of the one that has its key. */
    public Members<K, T> with(T member) {
        Map<K, T> copy = new LinkedHashMap<>(byKey);
        copy.put(member.key(), member);
        return new Members<>(copy);
    }

    /** With this member in the place of another, whatever the keys of both. */
    public Members<K, T> replace(K key, T member) {
        if (key.equals(member.key())) {
            return with(member);
        }
        Map<K, T> copy = new LinkedHashMap<>(byKey.size() * 2);
        byKey.forEach((k, old) -> {
            T kept = k.equals(key) ? member : old;
            copy.put(kept.key(), kept);
        });
        return new Members<>(copy);
    }

    public Members<K, T> without(K key) {
        Map<K, T> copy = new LinkedHashMap<>(byKey);
        copy.remove(key);
        return new Members<>(copy);
    }

    public Set<K> keys() {
        return Collections.unmodifiableSet(byKey.keySet());
    }

    public List<T> list() {
        return List.copyOf(byKey.values());
    }

    public Stream<T> stream() {
        return byKey.values().stream();
    }

    public int size() {
        return byKey.size();
    }

    public boolean isEmpty() {
        return byKey.isEmpty();
    }

    @Override
    public Iterator<T> iterator() {
        return Collections.unmodifiableCollection(byKey.values()).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Members<?, ?> members && byKey.equals(members.byKey);
    }

    @Override
    public int hashCode() {
        return byKey.hashCode();
    }

    @Override
    public String toString() {
        return byKey.values().toString();
    }
}
