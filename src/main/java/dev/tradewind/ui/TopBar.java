package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.spring.annotation.UIScope;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;

/** Scope, time range, zone, command palette, theme and person. */
@org.springframework.stereotype.Component
@UIScope
class TopBar extends Header {
    private final Div controls = new Div();
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
        controls.removeAll();
        var editor = new ScopeEditor(location, scope, choices);
        controls.add(
                control("sliders-horizontal", tr("Scope"), editor::scopeForm, scopeWords(scope)),
                control("calendar", tr("Time range"), editor::rangeForm, new Span(rangeWords(scope))),
                control("globe", tr("Time zone"), editor::zoneForm, new Span(Formats.zoneName(scope.zone()))));
    }

    private static String rangeWords(ScopeParameters scope) {
        return scope.rangeInWords();
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

    /** The form is made when it is opened: its choices cost questions that most visits of a page do not need. */
    private static Component control(String icon, String label, Supplier<Component> form, Component words) {
        var button = new NativeButton();
        button.addClassName("tw-control");
        button.add(new Glyph(icon), words, new Glyph("chevron-down"));
        button.getElement()
                .setAttribute("aria-label", label + ": " + words.getElement().getTextRecursively());
        button.getElement().setAttribute("aria-haspopup", "dialog");
        var popover = popover(button, label);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened() && popover.getChildren().findAny().isEmpty()) {
                popover.add(form.get());
            }
        });
        return new Div(button, popover);
    }

    private static Popover popover(Component target, String label, Component... content) {
        var popover = new Popover(content);
        popover.setTarget(target);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(label);
        popover.setModal(true);
        return popover;
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
        var popover = popover(button, tr("You"), form);
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
