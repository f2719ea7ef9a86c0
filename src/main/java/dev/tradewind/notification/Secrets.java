package dev.tradewind.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks up what references lead to, each time anew, so that a changed file counts at once. */
@Component
public class Secrets {
    private final NotificationSettings settings;
    private final UnaryOperator<@Nullable String> environment;

    @Autowired
    Secrets(NotificationSettings settings) {
        this(settings, System::getenv);
    }

    public Secrets(NotificationSettings settings, UnaryOperator<@Nullable String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /** What came of following a reference. */
    public sealed interface Found {
        /** Kept out of messages and logs. */
        record Secret(String text) implements Found {
            @Override
            public String toString() {
                return "a secret";
            }
        }

        /** @param why in words that hold no secret */
        record Nothing(String why) implements Found {}
    }

    public Found find(SecretReference reference) {
        return switch (reference.source()) {
            case ENV -> variable(reference);
            case FILE -> file(reference);
        };
    }

    private Found variable(SecretReference reference) {
        if (!reference.place().startsWith(settings.envPrefix())) {
            return new Found.Nothing(
                    reference + " is not allowed: the names of variables that channels refer to begin with "
                            + settings.envPrefix() + " (tradewind.notification.env-prefix)");
        }
        var value = environment.apply(reference.place());
        return value == null || value.isBlank()
                ? new Found.Nothing(reference + " leads nowhere: there is no environment variable of that name")
                : new Found.Secret(value.strip());
    }

    private Found file(SecretReference reference) {
        try {
            // followed to its end: a link must not lead out of the directory
            var real = Path.of(reference.place()).toRealPath();
            if (!real.startsWith(settings.secretFiles().toRealPath())) {
                return outside(reference);
            }
            var text = Files.readString(real, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? new Found.Nothing(reference + " is empty") : new Found.Secret(text);
        } catch (IOException | RuntimeException unreadable) {
            return Path.of(reference.place())
                            .normalize()
                            .startsWith(settings.secretFiles().normalize())
                    ? new Found.Nothing(reference + " leads nowhere: there is no file there that can be read")
                    // the same answer whether there is one or not
                    : outside(reference);
        }
    }

    private Found outside(SecretReference reference) {
        return new Found.Nothing(reference + " is not allowed: files that channels refer to lie in "
                + settings.secretFiles() + " (tradewind.notification.secret-files)");
    }
}
