package dev.matar.compare;

import dev.matar.dialect.Dialect;
import dev.matar.schema.Naming;
import dev.matar.schema.Schema;
import dev.matar.source.SchemaSource;
import dev.matar.source.Wanted;

/** A source of which somebody looks at a part. */
public record SightedSource(SchemaSource source, Sight sight) implements SchemaSource {

    @Override
    public Schema read(Dialect dialect) {
        return sight.of(source.read(dialect));
    }

    @Override
    public SchemaSource named(Naming naming) {
        return new SightedSource(source.named(naming), sight);
    }

    @Override
    public Wanted wanted(Dialect dialect) {
        Wanted wanted = source.wanted(dialect);
        return wanted.schema(sight.of(wanted.schema()));
    }
}
