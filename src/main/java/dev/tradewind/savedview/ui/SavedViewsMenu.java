package dev.tradewind.savedview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.savedview.SavedView;
import dev.tradewind.savedview.SavedViews;
import dev.tradewind.ui.Glyph;
import java.util.List;

/** Opens a kept view, keeps the page as it stands with its filters, and takes one away again. */
final class SavedViewsMenu extends Div {
    private static final int UNDO_MILLIS = 8000;

    private final SavedViews views;
    private final CurrentPerson who;
    private final People people;
    private final Popover popover = new Popover();
    private final Div list = new Div();
    private final TextField name = new TextField(tr("Save this page with its filters as"));
    private final Checkbox shared = new Checkbox(tr("Everybody sees it"));

    SavedViewsMenu(SavedViews views, CurrentPerson who, People people) {
        this.views = views;
        this.who = who;
        this.people = people;
        addClassName("tw-saved-views");
        var button = new NativeButton();
        var icon = new Span();
        icon.addClassName("tw-bookmark-icon");
        button.add(icon);
        button.addClassName("tw-icon-button");
        button.getElement()
                .setAttribute("aria-label", tr("Saved views"))
                .setAttribute("title", tr("Saved views"))
                .setAttribute("aria-haspopup", "dialog");
        list.addClassName("tw-saved-list");
        popover.add(list, form());
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(tr("Saved views"));
        popover.setModal(true);
        popover.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                fill();
            }
        });
        add(button, popover);
    }

    private Component form() {
        name.setMaxLength(80);
        name.setWidthFull();
        name.addKeyPressListener(Key.ENTER, event -> save());
        var save = new NativeButton(tr("Save"), event -> save());
        save.addClassName("tw-button");
        var form = new Div(name, new Div(shared, save));
        form.addClassNames("tw-popover-form", "tw-saved-form");
        return form;
    }

    private void fill() {
        list.removeAll();
        var me = who.current();
        List<SavedView> all = views.of(me);
        if (all.isEmpty()) {
            list.add(new Span(
                    tr("None yet. Set the filters of a page and give it a name; it then stands here and in Ctrl K.")));
        }
        all.forEach(view -> list.add(line(view, me)));
    }

    private Component line(SavedView view, Person me) {
        var link = new Anchor(view.path().isEmpty() ? "." : view.path(), view.name());
        link.setTitle(view.path());
        link.getElement().addEventListener("click", event -> popover.close());
        var line = new Div(link);
        line.addClassName("tw-saved-line");
        if (view.shared()) {
            var whose = new Span(view.ownerId().equals(me.id()) ? tr("shared") : tr("of {0}", nameOf(view)));
            whose.addClassName("tw-quiet");
            line.add(whose);
        }
        if (SavedViews.removable(view, me)) {
            var remove = new NativeButton();
            remove.add(new Glyph("trash"));
            remove.addClassName("tw-icon-button");
            remove.getElement()
                    .setAttribute("aria-label", tr("Remove {0}", view.name()))
                    .setAttribute("title", tr("Remove"));
            remove.addClickListener(event -> remove(view));
            line.add(remove);
        }
        return line;
    }

    private String nameOf(SavedView view) {
        return people.byId(view.ownerId()).map(Person::displayName).orElse(tr("somebody who left"));
    }

    private void save() {
        try {
            var view = views.save(
                    who.current(),
                    name.getValue(),
                    UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters(),
                    shared.getValue());
            name.clear();
            name.setInvalid(false);
            shared.clear();
            fill();
            Notification.show(tr("Saved as '{0}'", view.name()));
        } catch (IllegalArgumentException refused) {
            name.setErrorMessage(String.valueOf(refused.getMessage()));
            name.setInvalid(true);
        }
    }

    private void remove(SavedView view) {
        var me = who.current();
        views.remove(view, me);
        fill();
        if (!view.ownerId().equals(me.id())) {
            return;
        }
        var told = new Notification();
        var undo = new NativeButton(tr("Undo"), event -> {
            views.save(who.current(), view.name(), view.path(), view.shared());
            told.close();
            fill();
        });
        undo.addClassName("tw-button");
        var words = new Div(new Span(tr("Removed '{0}'", view.name())), undo);
        words.addClassName("tw-saved-line");
        told.add(words);
        told.setDuration(UNDO_MILLIS);
        told.open();
    }
}
