package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.HashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Left navigation. Only what exists and what the person may open. */
@Component
@UIScope
class Navigation extends Nav {
    private final VisiblePages pages;
    private final ObjectProvider<NavigationBadges> badges;
    private final Div items = new Div();

    Navigation(VisiblePages pages, ObjectProvider<NavigationBadges> badges) {
        this.pages = pages;
        this.badges = badges;
        addClassName("tw-nav");
        setId("tw-nav");
        getElement().setAttribute("aria-label", tr("Pages"));
        var brand = new Anchor("", new Glyph("wind"), new Span("Tradewind"));
        brand.addClassName("tw-brand");
        items.addClassName("tw-nav-items");
        var collapse = new NativeButton();
        var key = new Span("[");
        key.addClassName("tw-key");
        collapse.add(new Glyph("chevron-left"), new Span(tr("Collapse")), key);
        collapse.addClassName("tw-collapse");
        collapse.getElement()
                .setAttribute("data-shell", "collapse")
                .setAttribute("aria-label", tr("Collapse navigation"));
        add(brand, items, collapse);
    }

    void show(String current, ScopeParameters scope) {
        var counts = new HashMap<String, Integer>();
        badges.forEach(source -> counts.putAll(source.counts()));
        items.removeAll();
        var group = 0;
        for (var item : pages.items()) {
            if (item.group() != group) {
                var rule = new Div();
                rule.addClassName("tw-nav-rule");
                items.add(rule);
                group = item.group();
            }
            var name = tr(item.name());
            var label = new Span(name);
            label.addClassName("tw-nav-label");
            var link = new Anchor(scope.link(item.path()), new Glyph(item.icon()), label);
            link.addClassName("tw-nav-item");
            link.getElement().setAttribute("title", name);
            if (item.path().equals(current)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            int count = counts.getOrDefault(item.path(), 0);
            if (count > 0) {
                var badge = new Span(Integer.toString(count));
                badge.addClassName("tw-badge");
                badge.getElement().setAttribute("aria-label", tr("{0} waiting for you", count));
                link.add(badge);
            }
            items.add(link);
        }
    }
}
