package dev.matar.writer;

import static dev.matar.writer.Expr.call;
import static dev.matar.writer.Expr.sql;
import static dev.matar.writer.Expr.text;
import static dev.matar.writer.Expr.word;

import dev.matar.schema.Column;
import dev.matar.schema.Default;
import dev.matar.schema.Type;
import dev.matar.writer.Expr.Chain;
import java.util.Map;
import java.util.OptionalInt;

/** Columns and their types in the words of {@code dev.matar.migration.Ddl}. */
final class JavaColumns {

    private JavaColumns() {}

    static Chain write(Column column) {
        Chain written = call("column", text(column.name()), type(column.type()));
        boolean numbered = column.defaultValue().equals(new Default.Identity(false, 1, 1)) && !column.nullable();
        if (numbered) {
            written = written.then("identity");
        } else {
            written = column.nullable() ? written : written.then("notNull");
            written = withDefault(written, column.defaultValue());
        }
        return column.comment().isEmpty() ? written : written.then("comment", text(column.comment()));
    }

    private static Chain withDefault(Chain column, Default value) {
        if (value instanceof Default.Value constant) {
            return column.then("defaultTo", JavaValues.write(constant.value()));
        } else if (value instanceof Default.Expression expression) {
            return column.then("defaultToSql", sql(expression.sql()));
        } else if (value instanceof Default.Identity identity) {
            return column.then("from", identity(identity));
        } else if (value instanceof Default.Computed computed) {
            return computed.stored()
                    ? column.then("computedAs", sql(computed.sql()))
                    : column.then("from", call("computedWhenRead", sql(computed.sql())));
        }
        return column;
    }

    private static Chain identity(Default.Identity identity) {
        boolean plain = identity.always() && identity.start() == 1 && identity.increment() == 1;
        String name = identity.always() ? "identityAlways" : "identity";
        return plain ? call(name) : call(name, JavaValues.number(identity.start()), JavaValues.number(identity.increment()));
    }

    static Chain type(Type type) {
        if (type instanceof Type.Variant variant) {
            Chain written = type(variant.otherwise());
            for (Map.Entry<String, Type> other : variant.byDialect().entrySet()) {
                written = written.then("on", text(other.getKey()), type(other.getValue()));
            }
            return written;
        } else if (type instanceof Type.Array array) {
            return call("arrayOf", type(array.of()));
        } else if (type instanceof Type.Enum named) {
            return call("enumType", text(named.name().toString()));
        } else if (type instanceof Type.Native own) {
            return call("nativeType", text(own.spelling()));
        }
        return measured(type);
    }

    private static Chain measured(Type type) {
        if (type instanceof Type.Char of) {
            return call("character", word(of.length()));
        } else if (type instanceof Type.Varchar of) {
            return measured("string", of.length());
        } else if (type instanceof Type.Binary of) {
            return measured("binary", of.length());
        } else if (type instanceof Type.Time of) {
            return measured(of.withTimeZone() ? "timeWithTimeZone" : "time", of.precision());
        } else if (type instanceof Type.Timestamp of) {
            return measured(of.withTimeZone() ? "timestampWithTimeZone" : "timestamp", of.precision());
        } else if (type instanceof Type.Decimal of) {
            return of.scale().isPresent()
                    ? call("decimal", word(of.precision().getAsInt()), word(of.scale().getAsInt()))
                    : measured("decimal", of.precision());
        }
        return call(plain(type));
    }

    private static Chain measured(String name, OptionalInt measure) {
        return measure.isPresent() ? call(name, word(measure.getAsInt())) : call(name);
    }

    private static String plain(Type type) {
        if (type instanceof Type.Text) {
            return "text";
        } else if (type instanceof Type.SmallInt) {
            return "smallInt";
        } else if (type instanceof Type.Integer) {
            return "integer";
        } else if (type instanceof Type.BigInt) {
            return "bigInt";
        } else if (type instanceof Type.Boolean) {
            return "bool";
        } else if (type instanceof Type.Real) {
            return "real";
        } else if (type instanceof Type.Double) {
            return "doublePrecision";
        } else if (type instanceof Type.Date) {
            return "date";
        } else if (type instanceof Type.Interval) {
            return "interval";
        } else if (type instanceof Type.Json json) {
            return json.binary() ? "jsonb" : "json";
        } else if (type instanceof Type.Uuid) {
            return "uuid";
        }
        throw new AssertionError(type);
    }
}
