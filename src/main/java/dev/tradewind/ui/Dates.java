package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.text.DateFormatSymbols;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Date fields. A day is written the same way for everybody, because it also stands so in links and files; the calendar
 * speaks the reader's language and begins its weeks with their day.
 */
public final class Dates {
    private Dates() {}

    /** A field that shows {@code 2026-11-25}. */
    public static DatePicker picker(String label, @Nullable LocalDate day) {
        var picker = new DatePicker(label, day);
        picker.setI18n(i18n());
        return picker;
    }

    /** Makes a field show {@code 2026-11-25} and {@code 21:00}. */
    public static void sameForEverybody(DateTimePicker picker) {
        // The date's format is stated; of the locale only the clock of 24 hours is left.
        picker.setLocale(Locale.UK);
        picker.setDatePickerI18n(i18n());
    }

    private static DatePicker.DatePickerI18n i18n() {
        var locality = Locality.current();
        var names = DateFormatSymbols.getInstance(locality.locale());
        return new DatePicker.DatePickerI18n()
                .setDateFormat("yyyy-MM-dd")
                .setFirstDayOfWeek(locality.firstDay().getValue() % 7)
                .setMonthNames(Arrays.stream(names.getMonths()).limit(12).toList())
                .setWeekdays(week(names.getWeekdays()))
                .setWeekdaysShort(week(names.getShortWeekdays()))
                .setToday(tr("Today"))
                .setCancel(tr("Cancel"));
    }

    /** Sunday first; Java leaves the first place empty. */
    private static List<String> week(String[] names) {
        return Arrays.asList(names).subList(1, 8);
    }
}
