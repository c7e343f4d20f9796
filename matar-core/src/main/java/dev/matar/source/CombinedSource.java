package dev.matar.source;

import dev.matar.dialect.Dialect;
import dev.matar.schema.EnumType;
import dev.matar.schema.Member;
import dev.matar.schema.Name;
import dev.matar.schema.Naming;
import dev.matar.schema.Refusal;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Several sources as one; what two of them say of one thing has to be the same. */
public record CombinedSource(List<SchemaSource> sources) implements SchemaSource {

    public CombinedSource {
        sources = List.copyOf(sources);
    }

    @Override
    public Schema read(Dialect dialect) {
        return combined(sources.stream().map(source -> source.read(dialect)).toList());
    }

    @Override
    public Wanted wanted(Dialect dialect) {
        List<Wanted> all = sources.stream().map(source -> source.wanted(dialect)).toList();
        return new Wanted(
                combined(all.stream().map(Wanted::schema).toList()),
                all.stream().flatMap(one -> one.beforeTables().stream()).toList(),
                all.stream().flatMap(one -> one.afterTables().stream()).toList());
    }

    private static Schema combined(List<Schema> schemas) {
        List<Table> tables = together(schemas, schema -> schema.tables().list());
        List<Sequence> sequences = together(schemas, schema -> schema.sequences().list());
        List<EnumType> enums = together(schemas, schema -> schema.enums().list());
        List<View> views = together(schemas, schema -> schema.views().list());
        Set<String> namespaces = new LinkedHashSet<>();
        schemas.forEach(schema -> namespaces.addAll(schema.namespaces()));
        return Schema.of(tables, sequences, enums, views, namespaces);
    }

    @Override
    public SchemaSource named(Naming naming) {
        return new CombinedSource(sources.stream().map(source -> source.named(naming)).toList());
    }

    private static <T extends Member<Name>> List<T> together(List<Schema> schemas, Function<Schema, List<T>> some) {
        Map<Name, T> all = new LinkedHashMap<>();
        Map<Name, Integer> origins = new HashMap<>();
        for (int source = 1; source <= schemas.size(); source++) {
            for (T one : some.apply(schemas.get(source - 1))) {
                T other = all.putIfAbsent(one.key(), one);
                origins.putIfAbsent(one.key(), source);
                if (other != null && !other.equals(one)) {
                    throw disagreement(one.key(), origins.get(one.key()), source);
                }
            }
        }
        return new ArrayList<>(all.values());
    }

    private static Refusal disagreement(Name name, int one, int other) {
        return new Refusal(
                "sources-disagree",
                "Sources " + one + " and " + other + ", counted in the order in which they are given, both have " + name + ", and not alike.",
                "Keep it out of one of them, or make it the same in both.");
    }
}
