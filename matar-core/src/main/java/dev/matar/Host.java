package dev.matar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What this computer calls itself; not asked of the network, since that can take seconds. */
final class Host {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private Host() {}

    /** Empty where nothing tells. Shells seldom hand HOSTNAME on, so that the kernel is asked next. */
    static String name() {
        for (String variable : List.of("HOSTNAME", "COMPUTERNAME")) {
            String name = System.getenv(variable);
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        try {
            return Files.readString(LINUX, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
