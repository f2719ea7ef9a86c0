package dev.tradewind.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How the person at the screen reads: language and the region that numbers and days are written for, the day that a week
 * begins with, the time zone.
 *
 * @param locale the language is one that {@link Texts} has; the region decides on separators and the order of a date
 */
public record Locality(Locale locale, DayOfWeek firstDay, ZoneId zone) {
    /** What is read where nobody looks at a screen: in files, answers of the API, the log. */
    public static final Locality PLAIN = new Locality(Locale.UK, DayOfWeek.MONDAY, ZoneOffset.UTC);

    /** Of whom the current request or push is for; {@link #PLAIN} outside of a browser's window. */
    public static Locality current() {
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
