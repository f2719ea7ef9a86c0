package dev.tradewind.ui;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.annotation.UIScope;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The frame round every page: navigation, scope and range, status bar. */
@Component
@UIScope
@PermitAll
@NpmPackage(value = "@fontsource-variable/inter", version = "5.2.8")
@NpmPackage(value = "@fontsource-variable/jetbrains-mono", version = "5.2.8")
@JsModule("./components/tw-shell.ts")
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
        var skip = new com.vaadin.flow.component.html.Anchor("#main", "Skip to content");
        skip.addClassName("tw-skip");
        skip.setRouterIgnore(true);
        add(skip, navigation, topBar, main, statusBar);
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
    }
}
