package dev.tradewind.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Date fields that write a day the same way for everybody, in whatever language the browser is. */
public final class Dates {
    private Dates() {}

    /** A field that shows {@code 2026-11-25}. */
    public static DatePicker picker(String label, @Nullable LocalDate day) {
        var picker = new DatePicker(label, day);
        picker.setI18n(
                new DatePicker.DatePickerI18n().setDateFormat("yyyy-MM-dd").setFirstDayOfWeek(1));
        return picker;
    }
}
