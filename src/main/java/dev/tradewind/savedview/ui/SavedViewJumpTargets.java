package dev.tradewind.savedview.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.savedview.SavedView;
import dev.tradewind.savedview.SavedViews;
import dev.tradewind.ui.JumpTargets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Saved views by name. They bring their own scope and range. */
@Component
@Order(0)
class SavedViewJumpTargets implements JumpTargets {
    private final SavedViews views;
    private final CurrentPerson who;

    SavedViewJumpTargets(SavedViews views, CurrentPerson who) {
        this.views = views;
        this.who = who;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return who.find().map(views::of).orElse(List.of()).stream()
                .filter(view -> view.name().toLowerCase(Locale.ROOT).contains(query))
                .limit(limit)
                .map(SavedViewJumpTargets::target)
                .toList();
    }

    private static Target target(SavedView view) {
        return new Target(tr("saved view"), view.name(), view.path(), true);
    }
}
