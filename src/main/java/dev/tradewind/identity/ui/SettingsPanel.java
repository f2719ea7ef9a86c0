package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.identity.RunningSettings;
import dev.tradewind.identity.RunningSettings.Setting;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Panel;
import java.util.List;

/** How this process is set up, and where each setting comes from. Changed where they are set, not here. */
final class SettingsPanel {
    private SettingsPanel() {}

    static Panel of(RunningSettings settings) {
        var all = settings.all();
        var grid = new Grid<>(Setting.class, false);
        grid.addColumn(Setting::name)
                .setHeader(tr("Setting"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Setting::value)
                .setHeader(tr("Value"))
                .setTooltipGenerator(Setting::value)
                .setFlexGrow(1);
        grid.addColumn(Setting::from)
                .setHeader(tr("Set by"))
                .setSortable(true)
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.setItems(all);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setHeight("640px");
        grid.getElement().setAttribute("aria-label", tr("Settings"));
        var own = all.stream()
                .filter(setting -> !setting.from().equals("default"))
                .count();
        return new Panel(
                        tr("Settings"),
                        tr("{0} of this process, {1} of them set; what may be a secret is not shown", all.size(), own),
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-settings.csv",
                        List.of("setting", "value", "set by"),
                        () -> all.stream()
                                .map(each -> List.<Object>of(each.name(), each.value(), each.from()))
                                .toList()));
    }
}
