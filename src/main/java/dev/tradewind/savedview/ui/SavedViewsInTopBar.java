package dev.tradewind.savedview.ui;

import com.vaadin.flow.component.Component;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.savedview.SavedViews;
import dev.tradewind.ui.TopBarItem;
import org.springframework.core.annotation.Order;

/** Puts the saved views into the shell. */
@org.springframework.stereotype.Component
@Order(0)
class SavedViewsInTopBar implements TopBarItem {
    private final SavedViews views;
    private final CurrentPerson who;
    private final People people;

    SavedViewsInTopBar(SavedViews views, CurrentPerson who, People people) {
        this.views = views;
        this.who = who;
        this.people = people;
    }

    @Override
    public Component forThisPage() {
        return new SavedViewsMenu(views, who, people);
    }
}
