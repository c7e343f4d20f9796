package dev.matar.dialect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must not be shown of how a database is reached, whoever quotes it: drivers and the JDK put it into their messages. */
final class Secrets {

    private static final Pattern BEFORE_HOST = Pattern.compile("//(.*)@");
    private static final Pattern PARAMETER = Pattern.compile("[?;&]([^=?;&]+)=([^;&]*)");
    private static final Pattern SECRET_KEY = Pattern.compile(".*(pass|pwd|secret|token|key).*");

    private final Database database;
    private final List<String> secrets = new ArrayList<>();

    Secrets(Database database) {
        this.database = database;
        add(database.password());
        Matcher before = BEFORE_HOST.matcher(database.url());
        if (before.find()) {
            add(before.group(1));
            add(before.group(1).substring(before.group(1).indexOf(':') + 1));
        }
        Matcher parameter = PARAMETER.matcher(database.url());
        while (parameter.find()) {
            if (SECRET_KEY.matcher(parameter.group(1).toLowerCase(Locale.ROOT)).matches()) {
                add(parameter.group(2));
            }
        }
        // A secret may hold another one.
        secrets.sort(Comparator.comparing(String::length).reversed());
    }

    /** As it is written, and as a driver reads it. */
    private void add(String secret) {
        if (secret.isEmpty()) {
            return;
        }
        secrets.add(secret);
        try {
            secrets.add(URLDecoder.decode(secret, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // It holds a percent sign that means itself.
        }
    }

    /** The text with dots in place of each secret. */
    String outOf(String text) {
        String shown = database.url().isEmpty() ? text : text.replace(database.url(), database.shownUrl());
        for (String secret : secrets) {
            shown = shown.replace(secret, "…");
        }
        return shown;
    }
}
