package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Left navigation. Only what exists and what the person may open. */
@Component
@UIScope
class Navigation extends Nav {
    private final VisiblePages pages;
    private final ObjectProvider<NavigationBadges> badges;
    private final Div items = new Div();
    private final Map<String, PageLink> links = new LinkedHashMap<>();
    private List<String> shown = List.of();

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

    /** What stands there already stays, with whatever focus it has: only addresses, mark and counts change from page to page. */
    void show(String current, ScopeParameters scope) {
        var counts = new HashMap<String, Integer>();
        badges.forEach(source -> counts.putAll(source.counts()));
        var visible = pages.items();
        var names = visible.stream().map(item -> tr(item.name())).toList();
        if (!names.equals(shown)) {
            make(visible);
            shown = names;
        }
        links.forEach((path, link) -> link.show(scope.link(path), path.equals(current), counts.getOrDefault(path, 0)));
    }

    private void make(List<NavigationItem> visible) {
        items.removeAll();
        links.clear();
        var group = 0;
        for (var item : visible) {
            if (item.group() != group) {
                var rule = new Div();
                rule.addClassName("tw-nav-rule");
                items.add(rule);
                group = item.group();
            }
            var link = new PageLink(item);
            links.put(item.path(), link);
            items.add(link);
        }
    }

    private static final class PageLink extends Anchor {
        private final Span badge = new Span();

        PageLink(NavigationItem item) {
            var name = tr(item.name());
            var label = new Span(name);
            label.addClassName("tw-nav-label");
            add(new Glyph(item.icon()), label);
            addClassName("tw-nav-item");
            getElement().setAttribute("title", name);
            badge.addClassName("tw-badge");
        }

        void show(String address, boolean current, int count) {
            setHref(address);
            if (current) {
                getElement().setAttribute("aria-current", "page");
            } else {
                getElement().removeAttribute("aria-current");
            }
            if (count == 0) {
                remove(badge);
                return;
            }
            badge.setText(Integer.toString(count));
            badge.getElement().setAttribute("aria-label", tr("{0} waiting for you", count));
            add(badge);
        }
    }
}
