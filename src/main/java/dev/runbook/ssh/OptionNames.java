package dev.runbook.ssh;

import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what stands for something in an option's value: {@code ~}, {@code %h}, {@code $&#123;VAR&#125;}; see TOKENS in ssh_config(5). */
record OptionNames(Path home, String original, String address, int port, String user) {

    private static final Pattern TOKEN = Pattern.compile("%(.)|\\$\\{(\\w+)\\}");

    Path path(String value) {
        String filled = fill(value);
        return filled.equals("~") || filled.startsWith("~/")
                ? home.resolve(filled.substring(Math.min(2, filled.length())))
                : Path.of(filled);
    }

    String fill(String value) {
        return TOKEN.matcher(value).replaceAll(token -> Matcher.quoteReplacement(meaning(token)));
    }

    private String meaning(MatchResult token) {
        if (token.group(2) != null) {
            return System.getenv().getOrDefault(token.group(2), "");
        }
        return switch (token.group(1)) {
            case "%" -> "%";
            case "h" -> address;
            case "n" -> original;
            case "p" -> Integer.toString(port);
            case "r" -> user;
            case "u" -> System.getProperty("user.name");
            case "d" -> home.toString();
            default -> token.group();
        };
    }
}
