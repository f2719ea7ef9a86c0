package dev.tradewind.report.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.select.Select;
import dev.tradewind.ui.Texts;
import java.util.Locale;
import java.util.function.Consumer;

/** In which language a report is printed. */
final class LanguageSelect extends Select<String> {
    LanguageSelect(String language, Consumer<String> chosen) {
        setAriaLabel(tr("Language of the report"));
        setWidth("9em");
        setItems(Texts.LANGUAGES.stream().sorted().toList());
        setItemLabelGenerator(LanguageSelect::name);
        setValue(language);
        addValueChangeListener(change -> chosen.accept(change.getValue()));
    }

    /** A language by its own name, so that who cannot read the screen finds theirs. */
    static String name(String language) {
        var locale = Locale.of(language);
        return locale.getDisplayLanguage(locale);
    }
}
