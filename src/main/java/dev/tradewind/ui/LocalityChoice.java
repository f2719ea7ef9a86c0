package dev.tradewind.ui;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person has chosen on their account; {@code null} where they left it to the browser or the default.
 *
 * @param language {@code en} or {@code de}
 * @param region two letters of ISO 3166: how numbers and days are written
 */
public record LocalityChoice(
        @Nullable String language,
        @Nullable String region,
        @Nullable DayOfWeek firstDay,
        @Nullable ZoneId zone) {
    public static final LocalityChoice NONE = new LocalityChoice(null, null, null, null);

    /** Knows the choice of whoever is signed in; the identity module does. */
    public interface Source {
        Optional<LocalityChoice> ofCurrent();
    }
}
