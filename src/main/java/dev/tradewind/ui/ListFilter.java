package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the rows of a list that is no table have to contain. It stands in the address as {@code q}; typing changes the address
 * and leaves the page, so nobody loses the field that they type in.
 */
public final class ListFilter {
    public static final String NAME = "q";

    private final TextField field = new TextField();

    /**
     * @param label of the field, for those who do not see it
     * @param changed told that other rows fit
     */
    public ListFilter(String label, Runnable changed) {
        field.setPlaceholder(tr("contains"));
        field.setAriaLabel(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addClassName("tw-list-filter");
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
                remember();
            }
        });
    }

    public void read(QueryParameters query) {
        field.setValue(query.getSingleParameter(NAME).orElse(""));
    }

    public TextField field() {
        return field;
    }

    public boolean isEmpty() {
        return field.getValue().isBlank();
    }

    /** For a link that keeps the rows as they are. */
    public Map<String, String> parameters() {
        return isEmpty() ? Map.of() : Map.of(NAME, field.getValue());
    }

    /** Whether each word stands in one of the texts of a row. */
    public boolean fits(String... texts) {
        var row = String.join("\n", texts).toLowerCase(Locale.ROOT);
        return Arrays.stream(field.getValue().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(row::contains);
    }

    private void remember() {
        var ui = UI.getCurrent();
        if (ui == null) {
            return;
        }
        var at = ui.getActiveViewLocation();
        var parameters = at.getQueryParameters().getParameters().entrySet().stream()
                .filter(each -> !each.getKey().equals(NAME))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
        parameters().forEach((key, value) -> parameters.put(key, List.of(value)));
        ui.getPage().getHistory().replaceState(null, new Location(at.getPath(), new QueryParameters(parameters)));
    }
}
