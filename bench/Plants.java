import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** {@code Plants PLANTS JSON}: whether {@code matar diff --json} tells of the planted differences and of nothing else. */
public final class Plants {

    public static void main(String[] args) throws IOException {
        List<String> planted = Files.readAllLines(Path.of(args[0]));
        JsonObject json = JsonParser.parseString(Files.readString(Path.of(args[1]))).getAsJsonObject();
        List<String> found = StreamSupport.stream(json.getAsJsonArray("differences").spliterator(), false)
                .map(each -> each.getAsJsonObject())
                .map(each -> each.get("kind").getAsString() + " " + each.get("side").getAsString() + " " + each.get("path").getAsString())
                .toList();
        planted.stream().filter(each -> !found.contains(each)).forEach(each -> System.err.println("not found: " + each));
        found.stream().filter(each -> !planted.contains(each)).forEach(each -> System.err.println("not planted: " + each));
        if (!found.stream().sorted().toList().equals(planted)) {
            System.exit(1);
        }
        System.out.println("    found all fifty, as " + planted.size() + " differences, and no other");
    }
}
