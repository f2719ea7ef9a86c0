package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.LocalityChoices;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.LocalityChoice;
import dev.tradewind.ui.Notation;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** A person chooses language, the region that numbers and days are written for, the first day of the week and time zone. */
final class LocalityPanel {
    private final LocalityChoices choices;
    private final ComboBox<String> language = box(tr("Language"), tr("as the browser asks"));
    private final ComboBox<String> region = box(tr("Numbers and dates"), tr("as usual in the language"));
    private final ComboBox<DayOfWeek> firstDay = box(tr("First day of the week"), tr("as usual in the region"));
    private final ComboBox<String> zone = box(tr("Time zone of display"), "UTC");

    LocalityPanel(LocalityChoices choices, CurrentPerson current, Clock clock) {
        this.choices = choices;
        var reader = Locality.current().locale();
        language.setItems("en", "de");
        language.setItemLabelGenerator(code -> Locale.of(code).getDisplayLanguage(Locale.of(code)));
        region.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted((a, b) -> Locale.of("", a)
                        .getDisplayCountry(reader)
                        .compareTo(Locale.of("", b).getDisplayCountry(reader)))
                .toList());
        region.setItemLabelGenerator(
                code -> Locale.of("", code).getDisplayCountry(reader) + ": " + sample(code, clock));
        firstDay.setItems(DayOfWeek.MONDAY, DayOfWeek.SUNDAY, DayOfWeek.SATURDAY);
        firstDay.setItemLabelGenerator(day -> day.getDisplayName(TextStyle.FULL, reader));
        zone.setItems(List.copyOf(new TreeSet<>(ZoneId.getAvailableZoneIds())));
        var chosen = choices.of(current.current().id());
        language.setValue(chosen.language());
        region.setValue(chosen.region());
        firstDay.setValue(chosen.firstDay());
        zone.setValue(chosen.zone() == null ? null : chosen.zone().getId());
    }

    Component content() {
        var save = new Button(tr("Save and show"), click -> {
            choices.choose(new LocalityChoice(
                    language.getValue(),
                    region.getValue(),
                    firstDay.getValue(),
                    zone.getValue() == null ? null : ZoneId.of(zone.getValue())));
            UI.getCurrent().getPage().reload();
        });
        var line = new Div(language, region, firstDay, zone, save);
        line.addClassName("tw-form-line");
        return new Panel(
                tr("Language and region"),
                tr("how the console speaks to me; files, the API and the log are the same for everybody"),
                line);
    }

    private String sample(String code, Clock clock) {
        var spoken = language.getValue() == null ? Locality.current().locale().getLanguage() : language.getValue();
        var notation = Notation.of(Locale.of(spoken, code));
        return notation.number(new BigDecimal("1234.56"), 2) + ", " + notation.day(clock.instant(), ZoneOffset.UTC);
    }

    private static <T> ComboBox<T> box(String label, String otherwise) {
        var box = new ComboBox<T>(label);
        box.setPlaceholder(otherwise);
        box.setWidth("15em");
        box.setClearButtonVisible(true);
        return box;
    }
}
