package dev.tradewind.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How the person at the screen reads: language and the region that numbers and days are written for, the day that a week
 * begins with, the time zone.
 *
 * @param locale the language is one that {@link Texts} has; the region decides on separators and the order of a date
 */
public record Locality(Locale locale, DayOfWeek firstDay, ZoneId zone) {
    /** What is read where nobody looks at a screen: in files, answers of the API, the log. */
    public static final Locality PLAIN = new Locality(Locale.UK, DayOfWeek.MONDAY, ZoneOffset.UTC);

    private static final ScopedValue<Locality> ONLY = ScopedValue.newInstance();

    /** Makes something that is handed on, such as the rows of a file: the same whoever asks for it. */
    public static <T> T plainly(Supplier<T> what) {
        return reading(PLAIN, what);
    }

    /** Makes something for a reader who need not be there now: a mail, a report. */
    public static <T> T reading(Locality reader, Supplier<T> what) {
        return ScopedValue.where(ONLY, reader).call(what::get);
    }

    /**
     * That of a language in its usual region, with weeks that begin on Monday.
     *
     * @param language one of {@link Texts#LANGUAGES}
     */
    public static Locality of(String language, ZoneId zone) {
        return new Locality(Locale.of(language, Localities.usualRegion(language)), PLAIN.firstDay(), zone);
    }

    /** Of somebody who is not there: what they left to the browser is as for {@link #PLAIN}. */
    public static Locality of(LocalityChoice choice) {
        return Localities.of(choice, List.of());
    }

    /** Of whom the current request or push is for; {@link #PLAIN} outside of a browser's window. */
    public static Locality current() {
        if (ONLY.isBound()) {
            return ONLY.get();
        }
        var ui = UI.getCurrent();
        if (ui == null) {
            return PLAIN;
        }
        var known = ComponentUtil.getData(ui, Locality.class);
        return known == null ? PLAIN : known;
    }

    void applyTo(UI ui) {
        ComponentUtil.setData(ui, Locality.class, this);
        ui.setLocale(locale);
    }
}
