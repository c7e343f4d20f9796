package dev.matar.notation;

import dev.matar.schema.EnumType;

/** Enum types: {@code mood ('sad', 'ok', 'happy')}. */
final class EnumText {

    private EnumText() {}

    static String write(EnumType type) {
        return Words.name(type.name()) + " " + Words.list(type.values(), Words::string);
    }

    static EnumType read(Cursor in) {
        return new EnumType(in.qualifiedName(), in.list(in::string));
    }
}
