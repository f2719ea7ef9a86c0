package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.notification.Notification;
import dev.tradewind.carbon.sci.FunctionalUnits;
import dev.tradewind.carbon.sci.SciScore;
import java.util.ArrayList;
import java.util.SortedSet;

/** Choose a unit that is counted, or name one whose counts are still to come. */
final class UnitChoice extends ComboBox<String> {
    UnitChoice(FunctionalUnits units, SciScore score, SortedSet<String> counted) {
        var name = score.workload().name();
        var items = new ArrayList<>(counted);
        if (score.unit() != null && !items.contains(score.unit())) {
            items.add(score.unit());
        }
        setItems(items);
        setAllowCustomValue(true);
        setClearButtonVisible(true);
        setPlaceholder(items.isEmpty() ? tr("name a unit") : tr("choose a unit"));
        setAriaLabel(tr("Functional unit of {0}", name));
        setWidthFull();
        if (score.unit() != null) {
            setValue(score.unit());
        }
        addCustomValueSetListener(typed -> choose(units, name, typed.getDetail().strip()));
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(units, name, change.getValue());
            }
        });
    }

    private static void choose(FunctionalUnits units, String workload, @org.jspecify.annotations.Nullable String unit) {
        try {
            units.choose(workload, unit);
            UI.getCurrent().refreshCurrentRoute(false);
        } catch (IllegalArgumentException refused) {
            Notification.show(String.valueOf(said(refused.getMessage())));
        }
    }
}
