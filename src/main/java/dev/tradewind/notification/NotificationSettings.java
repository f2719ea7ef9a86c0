package dev.tradewind.notification;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What messages may say and refer to.
 *
 * @param consoleUrl where people open the console; messages link to evidence below it. Without it they name the page only
 * @param envPrefix a channel may refer to environment variables whose names begin so, and to no others: an administrator
 *     of the console is not thereby told, or able to send away, what else the machine keeps
 * @param secretFiles likewise the directory in which files that channels refer to must lie
 */
@ConfigurationProperties("tradewind.notification")
public record NotificationSettings(
        @Nullable URI consoleUrl,
        @DefaultValue("TRADEWIND_CHANNEL_") String envPrefix,
        @DefaultValue("/run/secrets") Path secretFiles) {

    public NotificationSettings {
        if (consoleUrl != null && (consoleUrl.getHost() == null || consoleUrl.getUserInfo() != null)) {
            throw new IllegalArgumentException("tradewind.notification.console-url is '" + consoleUrl
                    + "'; expected an address such as https://tradewind.example.org");
        }
        if (envPrefix.isBlank()) {
            throw new IllegalArgumentException(
                    "tradewind.notification.env-prefix is empty; channels could then refer to every variable");
        }
    }

    /** The page in the console, or null where nobody said where the console is. */
    public @Nullable String link(String path) {
        var base = consoleUrl == null ? null : consoleUrl.toString();
        return base == null ? null : (base.endsWith("/") ? base : base + "/") + path;
    }
}
