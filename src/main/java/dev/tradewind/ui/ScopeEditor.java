package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The forms behind the scope, range and zone controls; each choice is a navigation, so that it lands in the URL. */
final class ScopeEditor {
    private final Location location;
    private final ScopeParameters scope;
    private final ObjectProvider<ScopeChoices> choices;

    ScopeEditor(Location location, ScopeParameters scope, ObjectProvider<ScopeChoices> choices) {
        this.location = location;
        this.scope = scope;
        this.choices = choices;
    }

    Component scopeForm() {
        var form = form();
        form.add(
                box(tr("Environment"), "env", scope.environment(), ScopeChoices::environments),
                box(tr("Owner"), "owner", scope.owner(), ScopeChoices::owners),
                box(tr("Provider"), "provider", scope.provider(), ScopeChoices::providers));
        return form;
    }

    Component rangeForm() {
        var form = form();
        ScopeParameters.RANGES.forEach((key, name) -> {
            var link = new Anchor(
                    href(changes("range", key.equals(scope.usual()) ? null : key, "from", null, "to", null)), tr(name));
            link.addClassName("tw-choice");
            if (key.equals(scope.range())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            form.add(link);
        });
        var from =
                Dates.picker(tr("From"), scope.from().atOffset(ZoneOffset.UTC).toLocalDate());
        var to = Dates.picker(
                tr("To, included"),
                scope.to().atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1));
        var apply = new Button(tr("Apply"), event -> {
            var first = from.getValue();
            var last = to.getValue();
            if (first == null || last == null || last.isBefore(first)) {
                to.setErrorMessage(tr("Must not be before From"));
                to.setInvalid(true);
                return;
            }
            go(changes(
                    "range",
                    null,
                    "from",
                    first.toString(),
                    "to",
                    last.plusDays(1).toString()));
        });
        apply.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        form.add(from, to, apply);
        return form;
    }

    Component zoneForm() {
        var box = new ComboBox<String>(tr("Time zone of display"));
        box.setItems(new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds())));
        box.setValue(Formats.zoneName(scope.zone()));
        box.addValueChangeListener(event -> {
            var zone = event.getValue();
            var own = Formats.zoneName(Locality.current().zone());
            go(changes("zone", zone == null || zone.equals(own) ? null : zone));
        });
        var form = form();
        form.add(box, new Div(tr("Ranges are whole days in UTC.")));
        return form;
    }

    private ComboBox<String> box(
            String label, String name, @Nullable String value, Function<ScopeChoices, List<String>> of) {
        var items = new TreeSet<String>();
        choices.forEach(source -> items.addAll(of.apply(source)));
        if (value != null) {
            items.add(value);
        }
        var box = new ComboBox<String>(label);
        box.setItems(new ArrayList<>(items));
        box.setValue(value);
        box.setPlaceholder(tr("all"));
        box.setClearButtonVisible(true);
        box.addValueChangeListener(event -> go(changes(name, event.getValue())));
        return box;
    }

    private static Map<String, @Nullable String> changes(@Nullable String... pairs) {
        var map = new LinkedHashMap<String, @Nullable String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private void go(Map<String, @Nullable String> changes) {
        UI.getCurrent().navigate(location.getPath(), query(changes));
    }

    private String href(Map<String, @Nullable String> changes) {
        var query = query(changes).getQueryString();
        return query.isEmpty() ? location.getPath() : location.getPath() + "?" + query;
    }

    /** Everything the page had in its URL, with the changes. */
    private QueryParameters query(Map<String, @Nullable String> changes) {
        var all = new LinkedHashMap<>(location.getQueryParameters().getParameters());
        changes.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, List.of(value));
            }
        });
        return new QueryParameters(all);
    }

    private static Div form() {
        var form = new Div();
        form.addClassName("tw-popover-form");
        return form;
    }
}
