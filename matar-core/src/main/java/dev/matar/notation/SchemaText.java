package dev.matar.notation;

import dev.matar.schema.EnumType;
import dev.matar.schema.Member;
import dev.matar.schema.Members;
import dev.matar.schema.Name;
import dev.matar.schema.Schema;
import dev.matar.schema.Sequence;
import dev.matar.schema.Table;
import dev.matar.schema.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Whole schemas: object below object, an empty line around each that has lines of its own. */
final class SchemaText {

    private static final String UNKNOWN = "unknown because";

    private static final List<String> EXAMPLES = List.of(
            "table organization",
            "view active_post as | select _id from post where is_active",
            "sequence invoice_number start 1000 increment 10",
            "enum mood ('sad', 'ok', 'happy')",
            "namespace audit");

    private SchemaText() {}

    static void write(Schema schema, Page page) {
        if (!schema.isKnown()) {
            page.line(UNKNOWN + " " + Words.string(schema.unknownSince()));
            return;
        }
        schema.namespaces().forEach(namespace -> page.line("namespace " + Words.name(namespace)));
        sorted(schema.enums(), type -> page.line("enum " + EnumText.write(type)));
        sorted(schema.sequences(), sequence -> page.line("sequence " + SequenceText.write(sequence)));
        sorted(schema.tables(), table -> page.paragraph(() -> TableText.write("table", table, page)));
        sorted(schema.views(), view -> page.paragraph(() -> ViewText.write("view", view, page)));
    }

    private static <T extends Member<Name>> void sorted(Members<Name, T> members, Consumer<T> written) {
        members.stream().sorted(Comparator.comparing(Member::key)).forEach(written);
    }

    static Schema read(List<Line> lines) {
        if (lines.size() == 1 && Cursor.begins(lines.get(0), UNKNOWN)) {
            return Cursor.read(lines.get(0), UNKNOWN + " 'of SQL'", in -> Schema.unknown(in.expect(UNKNOWN).string()));
        }
        Objects objects = new Objects();
        for (Line line : lines) {
            objects.add(line);
        }
        return Schema.of(objects.tables, objects.sequences, objects.enums, objects.views, objects.namespaces);
    }

    private static final class Objects {

        private final List<Table> tables = new ArrayList<>();
        private final List<Sequence> sequences = new ArrayList<>();
        private final List<EnumType> enums = new ArrayList<>();
        private final List<View> views = new ArrayList<>();
        private final Set<String> namespaces = new TreeSet<>();

        void add(Line line) {
            String example = EXAMPLES.stream()
                    .filter(each -> Cursor.begins(line, each.split(" ")[0]))
                    .findFirst()
                    .orElse(EXAMPLES.get(0));
            Cursor.read(line, example, this::add);
        }

        private boolean add(Cursor in) {
            if (in.take("table")) {
                return tables.add(TableText.read(in));
            }
            if (in.take("sequence")) {
                return sequences.add(SequenceText.read(in));
            }
            if (in.take("enum")) {
                return enums.add(EnumText.read(in));
            }
            if (in.take("view")) {
                return views.add(ViewText.read(in));
            }
            if (in.take("namespace")) {
                return namespaces.add(in.name());
            }
            throw in.expected("table, view, sequence, enum or namespace");
        }
    }
}
