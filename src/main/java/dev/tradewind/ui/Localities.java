package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.time.temporal.WeekFields;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives each window its {@link Locality}: of the account, else of the browser's languages, else English. */
@Component
class Localities implements VaadinServiceInitListener {
    /** Where a language is written when nobody says otherwise. */
    private static final Map<String, String> USUAL_REGION = Map.of("en", "GB", "de", "DE");

    private final ObjectProvider<LocalityChoice.Source> choices;

    Localities(ObjectProvider<LocalityChoice.Source> choices) {
        this.choices = choices;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            now().applyTo(init.getUI());
            var connection = init.getUI().getReconnectDialogConfiguration();
            connection.setDialogText(tr("The connection to the server is lost; trying again"));
            connection.setDialogTextGaveUp(tr("The server cannot be reached"));
        });
        event.addIndexHtmlRequestListener(response -> {
            var locality = now();
            var root = response.getDocument().root().firstElementChild();
            if (root != null) {
                root.attr("lang", locality.locale().toLanguageTag());
                // charts write their hours in the browser
                root.attr("data-zone", Notation.zoneName(locality.zone()));
            }
        });
    }

    private Locality now() {
        var request = VaadinRequest.getCurrent();
        var chosen = choices.stream()
                .flatMap(source -> source.ofCurrent().stream())
                .findFirst()
                .orElse(LocalityChoice.NONE);
        return of(chosen, request == null ? List.of() : Collections.list(request.getLocales()));
    }

    /** @param accepted the browser's languages, the best first */
    static Locality of(LocalityChoice chosen, List<Locale> accepted) {
        var browser = accepted.stream()
                .filter(locale -> Texts.LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.UK);
        var language = chosen.language() != null && Texts.LANGUAGES.contains(chosen.language())
                ? chosen.language()
                : browser.getLanguage();
        var region = chosen.region() != null ? chosen.region() : region(language, browser);
        var locale = Locale.of(language, region);
        return new Locality(
                locale,
                chosen.firstDay() != null
                        ? chosen.firstDay()
                        : chosen.region() != null
                                ? WeekFields.of(locale).getFirstDayOfWeek()
                                : Locality.PLAIN.firstDay(),
                chosen.zone() != null ? chosen.zone() : Locality.PLAIN.zone());
    }

    /** English of a browser says little about how somebody writes a day; German of Switzerland does. */
    private static String region(String language, Locale browser) {
        return language.equals("de")
                        && browser.getLanguage().equals("de")
                        && !browser.getCountry().isEmpty()
                ? browser.getCountry()
                : usualRegion(language);
    }

    static String usualRegion(String language) {
        return USUAL_REGION.getOrDefault(language, "");
    }
}
