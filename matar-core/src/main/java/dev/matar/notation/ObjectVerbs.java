package dev.matar.notation;

import dev.matar.operation.AddEnumValue;
import dev.matar.operation.AlterSequence;
import dev.matar.operation.CreateEnum;
import dev.matar.operation.CreateNamespace;
import dev.matar.operation.CreateSequence;
import dev.matar.operation.CreateView;
import dev.matar.operation.DropEnum;
import dev.matar.operation.DropEnumValue;
import dev.matar.operation.DropNamespace;
import dev.matar.operation.DropSequence;
import dev.matar.operation.DropView;
import dev.matar.operation.RenameEnumValue;
import dev.matar.operation.ReplaceView;
import dev.matar.schema.Name;
import java.util.List;
import java.util.Optional;

/** What is done to sequences, enum types, views and namespaces. */
final class ObjectVerbs {

    static final List<Verb<?>> ALL = List.of(
            Verb.line(
                    CreateSequence.class,
                    "create sequence",
                    "create sequence invoice_number start 1000 increment 10",
                    o -> SequenceText.write(o.sequence()),
                    in -> new CreateSequence(SequenceText.read(in))),
            Verb.line(
                    AlterSequence.class,
                    "alter sequence",
                    "alter sequence invoice_number start 1000 increment 10 max 99999 cycle",
                    o -> SequenceText.write(o.to()),
                    in -> new AlterSequence(SequenceText.read(in))),
            Verb.line(
                    DropSequence.class,
                    "drop sequence",
                    "drop sequence invoice_number",
                    o -> Words.name(o.sequence()),
                    in -> new DropSequence(in.qualifiedName())),
            Verb.line(
                    CreateEnum.class,
                    "create enum",
                    "create enum mood ('sad', 'ok', 'happy')",
                    o -> EnumText.write(o.type()),
                    in -> new CreateEnum(EnumText.read(in))),
            Verb.line(
                    DropEnum.class,
                    "drop enum",
                    "drop enum mood",
                    o -> Words.name(o.type()),
                    in -> new DropEnum(in.qualifiedName())),
            Verb.line(
                    AddEnumValue.class,
                    "add value",
                    "add value 'fine' to enum mood before 'happy'",
                    o -> Words.string(o.value()) + " to enum " + Words.name(o.type())
                            + o.before().map(next -> " before " + Words.string(next)).orElse(""),
                    ObjectVerbs::addValue),
            Verb.line(
                    DropEnumValue.class,
                    "drop value",
                    "drop value 'fine' from enum mood",
                    o -> Words.string(o.value()) + " from enum " + Words.name(o.type()),
                    ObjectVerbs::dropValue),
            Verb.line(
                    RenameEnumValue.class,
                    "rename value",
                    "rename value 'ok' to 'fine' in enum mood",
                    o -> Words.string(o.value()) + " to " + Words.string(o.to()) + " in enum " + Words.name(o.type()),
                    ObjectVerbs::renameValue),
            new Verb<>(
                    CreateView.class,
                    "create view",
                    "create view active_post as | select _id from post where is_active",
                    (o, page) -> ViewText.write("create view", o.view(), page),
                    in -> new CreateView(ViewText.read(in))),
            new Verb<>(
                    ReplaceView.class,
                    "replace view",
                    "replace view active_post as | select _id, title from post where is_active",
                    (o, page) -> ViewText.write("replace view", o.to(), page),
                    in -> new ReplaceView(ViewText.read(in))),
            Verb.line(
                    DropView.class,
                    "drop view",
                    "drop view active_post",
                    o -> Words.name(o.view()),
                    in -> new DropView(in.qualifiedName())),
            Verb.line(
                    CreateNamespace.class,
                    "create namespace",
                    "create namespace audit",
                    o -> Words.name(o.namespace()),
                    in -> new CreateNamespace(in.name())),
            Verb.line(
                    DropNamespace.class,
                    "drop namespace",
                    "drop namespace audit",
                    o -> Words.name(o.namespace()),
                    in -> new DropNamespace(in.name())));

    private ObjectVerbs() {}

    private static AddEnumValue addValue(Cursor in) {
        String value = in.string();
        Name type = in.expect("to enum").qualifiedName();
        return new AddEnumValue(type, value, in.take("before") ? Optional.of(in.string()) : Optional.empty());
    }

    private static DropEnumValue dropValue(Cursor in) {
        String value = in.string();
        return new DropEnumValue(in.expect("from enum").qualifiedName(), value);
    }

    private static RenameEnumValue renameValue(Cursor in) {
        String value = in.string();
        String to = in.expect("to").string();
        return new RenameEnumValue(in.expect("in enum").qualifiedName(), value, to);
    }
}
