package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.PageTitle;

/** The title of the browser's window, which an annotation states in English, in the reader's language. */
final class PageTitles {
    static final String PRODUCT = " · Tradewind";

    private PageTitles() {}

    static void translate(AfterNavigationEvent event) {
        if (event.getActiveChain().isEmpty()) {
            return;
        }
        var title = event.getActiveChain().getFirst().getClass().getAnnotation(PageTitle.class);
        if (title != null && title.value().endsWith(PRODUCT)) {
            var page = title.value().substring(0, title.value().length() - PRODUCT.length());
            var translated = tr(page);
            if (!translated.equals(page)) {
                UI.getCurrent().getPage().setTitle(translated + PRODUCT);
            }
        }
    }
}
