package dev.tradewind.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Date fields that write a day the same way for everybody, in whatever language the browser is. */
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
        return new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1);
    }
}
