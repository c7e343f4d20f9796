package dev.matar.revision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 sum of several pieces, in which it counts where one ends and the next begins. */
final class Sha256 {

    private static final String DIGITS = "0123456789abcdef";

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Sha256 add(byte[] bytes) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            digest.update((byte) (bytes.length >> shift));
        }
        digest.update(bytes);
        return this;
    }

    /** The sum in hexadecimal digits; starts over. */
    String sum() {
        char[] digits = new char[64];
        int at = 0;
        for (byte each : digest.digest()) {
            digits[at++] = DIGITS.charAt(each >> 4 & 0xF);
            digits[at++] = DIGITS.charAt(each & 0xF);
        }
        return new String(digits);
    }
}
