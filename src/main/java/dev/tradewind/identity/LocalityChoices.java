package dev.tradewind.identity;

import dev.tradewind.ui.LocalityChoice;
import dev.tradewind.ui.Texts;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Language, region, first day of the week and time zone of people. Nothing that the log keeps: it changes no decision. */
@Component
@Transactional
public class LocalityChoices implements LocalityChoice.Source {
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private final JdbcClient jdbc;
    private final CurrentPerson current;

    LocalityChoices(JdbcClient jdbc, CurrentPerson current) {
        this.jdbc = jdbc;
        this.current = current;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalityChoice> ofCurrent() {
        return current.find().map(person -> of(person.id()));
    }

    @Transactional(readOnly = true)
    public LocalityChoice of(UUID person) {
        return jdbc.sql(
                        "select language_code, region_code, first_day, zone_id from identity_locality where person_id = ?")
                .param(person)
                .query((row, number) -> new LocalityChoice(
                        row.getString(1), row.getString(2), day(row.getString(3)), zone(row.getString(4))))
                .optional()
                .orElse(LocalityChoice.NONE);
    }

    /**
     * Replaces what the person who is signed in has chosen.
     *
     * @throws IllegalArgumentException for a language that the console does not have and for a region that is none
     */
    public void choose(LocalityChoice choice) {
        if (choice.language() != null && !Texts.LANGUAGES.contains(choice.language())) {
            throw new IllegalArgumentException("there is no language '" + choice.language() + "'. Choose one of "
                    + String.join(", ", Texts.LANGUAGES.stream().sorted().toList()) + ".");
        }
        if (choice.region() != null && !REGIONS.contains(choice.region())) {
            throw new IllegalArgumentException("there is no region '" + choice.region()
                    + "'. Use the two letters of ISO 3166, such as DE, AT, CH, GB or US.");
        }
        var me = current.current().id();
        jdbc.sql("delete from identity_locality where person_id = ?").param(me).update();
        if (!choice.equals(LocalityChoice.NONE)) {
            jdbc.sql("""
                    insert into identity_locality (person_id, language_code, region_code, first_day, zone_id)
                    values (?, ?, ?, ?, ?)""")
                    .param(me)
                    .param(choice.language())
                    .param(choice.region())
                    .param(choice.firstDay() == null ? null : choice.firstDay().name())
                    .param(choice.zone() == null ? null : choice.zone().getId())
                    .update();
        }
    }

    private static @Nullable DayOfWeek day(@Nullable String name) {
        return name == null ? null : DayOfWeek.valueOf(name);
    }

    /** A zone that this Java no longer knows counts as none chosen. */
    private static @Nullable ZoneId zone(@Nullable String id) {
        return id == null || !ZoneId.getAvailableZoneIds().contains(id) ? null : ZoneId.of(id);
    }
}
