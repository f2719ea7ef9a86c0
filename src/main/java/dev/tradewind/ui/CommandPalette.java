package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ctrl K: type a part of a name, press Enter for the first hit or tab to another. */
@Component
@UIScope
class CommandPalette {
    private static final int LIMIT = 20;
    private static final int OF_A_KIND = 5;
    private final VisiblePages pages;
    private final ObjectProvider<JumpTargets> targets;
    private @Nullable ScopeParameters scope;

    CommandPalette(VisiblePages pages, ObjectProvider<JumpTargets> targets) {
        this.pages = pages;
        this.targets = targets;
    }

    void setScope(ScopeParameters scope) {
        this.scope = scope;
    }

    void open() {
        var dialog = new Dialog();
        dialog.addClassName("tw-palette");
        dialog.getElement().setAttribute("aria-label", tr("Search or jump to"));
        var field = new TextField();
        field.setPlaceholder(tr("Page, saved view, workload, site, recommendation"));
        field.setAriaLabel(tr("Search or jump to"));
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(80);
        field.setAutofocus(true);
        var hits = new Div();
        hits.addClassName("tw-hits");
        field.addValueChangeListener(event -> show(hits, event.getValue(), dialog));
        field.addKeyPressListener(com.vaadin.flow.component.Key.ENTER, event -> {
            var found = find(field.getValue());
            if (!found.isEmpty()) {
                dialog.close();
                var place = new Location(href(found.getFirst()));
                UI.getCurrent().navigate(place.getPath(), place.getQueryParameters());
            }
        });
        show(hits, "", dialog);
        var keys = new NativeButton(tr("Keyboard shortcuts: ?"), click -> {
            dialog.close();
            ShortcutsSheet.open();
        });
        keys.addClassNames("tw-link", "tw-small");
        var content = new Div(field, hits, keys);
        content.addClassName("tw-palette-content");
        dialog.add(content);
        dialog.setWidth("520px");
        dialog.open();
        field.focus();
    }

    private void show(Div hits, String query, Dialog dialog) {
        hits.removeAll();
        var found = find(query);
        for (var target : found) {
            var kind = new Span(target.kind());
            kind.addClassName("tw-quiet");
            var link = new Anchor(href(target), new Span(target.name()), kind);
            link.getElement().addEventListener("click", event -> dialog.close());
            hits.add(link);
        }
        if (found.isEmpty()) {
            hits.add(new Div(tr("Nothing has that name")));
        }
    }

    private String href(JumpTargets.Target target) {
        return scope == null || target.ownScope() ? target.path() : scope.link(target.path());
    }

    private List<JumpTargets.Target> find(String typed) {
        var query = typed.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayList<JumpTargets.Target>();
        pages.items().stream()
                .filter(item -> tr(item.name()).toLowerCase(Locale.ROOT).contains(query))
                .forEach(item -> found.add(new JumpTargets.Target(tr("page"), tr(item.name()), item.path())));
        if (!query.isEmpty()) {
            var open = pages.items().stream().map(NavigationItem::path).collect(Collectors.toSet());
            targets.orderedStream()
                    .flatMap(source -> source.find(query, OF_A_KIND).stream())
                    .filter(target -> open.contains(page(target.path())))
                    .forEach(found::add);
        }
        return found.size() > LIMIT ? found.subList(0, LIMIT) : found;
    }

    /** The first segment, by which it is known whether the person may open it. */
    private static String page(String path) {
        return path.split("[/?]", 2)[0];
    }
}
