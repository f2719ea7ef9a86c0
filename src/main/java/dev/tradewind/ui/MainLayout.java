package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.annotation.UIScope;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The frame round every page: navigation, scope and range, status bar.
 *
 * <p>The frontend build follows references from routes and cannot see what Spring injects, so the shell names every
 * component that a page may use.
 */
@Component
@UIScope
@PermitAll
@NpmPackage(value = "@fontsource-variable/inter", version = "5.2.8")
@NpmPackage(value = "@fontsource-variable/jetbrains-mono", version = "5.2.8")
@JsModule("./components/tw-shell.ts")
@Uses(Button.class)
@Uses(ComboBox.class)
@Uses(MultiSelectComboBox.class)
@Uses(ConfirmDialog.class)
@Uses(DatePicker.class)
@Uses(DateTimePicker.class)
@Uses(Dialog.class)
@Uses(Grid.class)
@Uses(Popover.class)
@Uses(ProgressBar.class)
@Uses(TextArea.class)
@Uses(TextField.class)
@Uses(NumberField.class)
@Uses(IntegerField.class)
@Uses(PasswordField.class)
@Uses(Checkbox.class)
@Uses(CheckboxGroup.class)
@Uses(RadioButtonGroup.class)
@Uses(Select.class)
@Uses(Upload.class)
@Uses(Details.class)
@Uses(Notification.class)
@Uses(Tabs.class)
@Uses(TabSheet.class)
@Uses(TrendChart.class)
@Uses(StackedTrend.class)
@Uses(HeatMap.class)
@Uses(MatrixChart.class)
@Uses(SankeyChart.class)
@Uses(GanttChart.class)
@Uses(WaterfallChart.class)
@Uses(ScatterChart.class)
@Uses(TwMap.class)
@Uses(TimeSlider.class)
public class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {
    private final Navigation navigation;
    private final TopBar topBar;
    private final StatusBar statusBar;
    private final Main main = new Main();
    private final Clock clock;

    MainLayout(Navigation navigation, TopBar topBar, StatusBar statusBar, Clock clock) {
        this.navigation = navigation;
        this.topBar = topBar;
        this.statusBar = statusBar;
        this.clock = clock;
        addClassName("tw-shell");
        main.setId("main");
        var skip = new com.vaadin.flow.component.html.Anchor("#main", tr("Skip to content"));
        skip.addClassName("tw-skip");
        skip.setRouterIgnore(true);
        add(skip, navigation, topBar, main, statusBar, new PageKeys(Map.of("?", ShortcutsSheet::open)));
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().removeAllChildren();
        main.getElement().appendChild(content.getElement());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var scope = ScopeParameters.of(event.getLocation().getQueryParameters(), clock);
        var path = event.getLocation().getFirstSegment();
        EvidenceDrawer.close(UI.getCurrent());
        navigation.show(path, scope);
        topBar.show(event.getLocation(), scope);
        statusBar.refresh(scope);
        PageTitles.translate(event);
    }
}
