package dev.matar.revision;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells one content from another: two sums of 32 bits and the length.
 *
 * <p>It guards against accidents, not against forgers, who could as well write what it is compared with. A digest of the JDK's takes longer
 * to load than all of a history takes to sum up.
 */
public final class ByteSum {

    private ByteSum() {}

    public static String of(byte[] content) {
        return hex(new CRC32(), content) + hex(new CRC32C(), content) + "-" + Integer.toHexString(content.length);
    }

    private static String hex(Checksum sum, byte[] content) {
        sum.update(content);
        String digits = Long.toHexString(sum.getValue());
        return "0".repeat(8 - digits.length()) + digits;
    }
}
