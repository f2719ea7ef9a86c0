package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.annotation.UIScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;

/** Scope, time range, zone, command palette, theme and person. */
@org.springframework.stereotype.Component
@UIScope
class TopBar extends Header {
    private final Div controls = new Div();
    private final TopBarControl what = new TopBarControl("sliders-horizontal", tr("Scope"));
    private final TopBarControl when = new TopBarControl("calendar", tr("Time range"));
    private final TopBarControl where = new TopBarControl("globe", tr("Time zone"));
    private final CommandPalette palette;
    private final ObjectProvider<ScopeChoices> choices;

    TopBar(
            CommandPalette palette,
            ObjectProvider<ScopeChoices> choices,
            ObjectProvider<WhoAmI> who,
            ObjectProvider<TopBarItem> items,
            AuthenticationContext authentication) {
        this.palette = palette;
        this.choices = choices;
        addClassName("tw-topbar");
        controls.addClassName("tw-controls");
        controls.add(what, when, where);
        var menu = iconButton("menu", tr("Open navigation"));
        menu.addClassName("tw-menu-button");
        menu.getElement().setAttribute("data-shell", "menu").setAttribute("aria-controls", "tw-nav");
        var search = new NativeButton();
        search.addClassName("tw-search");
        var hint = new Span(tr("Search or jump to"));
        var key = new Span(tr("Ctrl K"));
        key.addClassName("tw-key");
        search.add(new Glyph("search"), hint, key);
        search.getElement()
                .setAttribute("aria-keyshortcuts", "Control+K")
                .setAttribute("aria-label", tr("Search or jump to, Ctrl K"));
        search.addClickListener(event -> palette.open());
        var theme = iconButton("moon", tr("Switch between light and dark"));
        theme.getElement().setAttribute("data-shell", "theme");
        var space = new Div();
        space.addClassName("tw-space");
        add(menu, controls, space, search);
        items.orderedStream().map(TopBarItem::forThisPage).forEach(this::add);
        add(theme, person(who, authentication));
    }

    void show(Location location, ScopeParameters scope) {
        palette.setScope(scope);
        var editor = new ScopeEditor(location, scope, choices);
        what.show(scopeWords(scope), editor::scopeForm);
        when.show(new Span(scope.rangeInWords()), editor::rangeForm);
        where.show(new Span(Formats.zoneName(scope.zone())), editor::zoneForm);
    }

    private static Span scopeWords(ScopeParameters scope) {
        var words = new Span();
        words.addClassName("tw-scope-words");
        part(words, tr("Env"), scope.environment());
        part(words, tr("Owner"), scope.owner());
        part(words, tr("Provider"), scope.provider());
        return words;
    }

    private static void part(Span words, String name, @org.jspecify.annotations.Nullable String value) {
        var key = new Span(name);
        key.addClassName("tw-quiet");
        words.add(new Span(key, new Text(" " + (value == null ? tr("all") : value))));
    }

    private static Component person(ObjectProvider<WhoAmI> who, AuthenticationContext authentication) {
        var known = who.getIfAvailable();
        var name = known != null
                ? known.displayName()
                : authentication.getPrincipalName().orElse("");
        var button = new NativeButton(initials(name));
        button.addClassName("tw-person");
        button.getElement().setAttribute("aria-label", tr("Signed in as {0}", name));
        var out = new NativeButton(tr("Sign out"), event -> authentication.logout());
        out.addClassName("tw-button");
        var signedIn = new Div(tr("Signed in as {0}", name));
        var form = new Div(signedIn, out);
        form.addClassName("tw-popover-form");
        var popover = TopBarControl.popover(button, tr("You"), form);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        return new Div(button, popover);
    }

    private static String initials(String name) {
        var words = name.trim().split("[\\s._-]+");
        var text = new StringBuilder();
        for (var word : words) {
            if (!word.isEmpty() && text.length() < 2) {
                text.append(word.charAt(0));
            }
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }

    private static NativeButton iconButton(String icon, String label) {
        var button = new NativeButton();
        button.add(new Glyph(icon));
        button.addClassName("tw-icon-button");
        button.getElement().setAttribute("aria-label", label).setAttribute("title", label);
        return button;
    }
}
