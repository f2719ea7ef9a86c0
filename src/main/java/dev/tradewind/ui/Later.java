package dev.tradewind.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.function.SerializableSupplier;

/**
 * What lies below the first screen of a page: made when it comes into view or, at the latest, once the browser has nothing
 * else to do, so that what is seen first is there sooner. Until then an empty box keeps its place.
 */
public final class Later extends Div {
    private static final String SEEN = "tw-seen";

    /** Long enough for the first screen to be there, shorter than it takes to scroll. */
    private static final int MILLIS_AT_MOST = 400;

    /** What only begins at the lower edge, partly below the status bar, is not looked at yet. */
    private static final String WATCH = """
            const seen = () => {
              watch.disconnect();
              clearTimeout(timer);
              if (this.isConnected) this.dispatchEvent(new CustomEvent($0));
            };
            const watch = new IntersectionObserver(
                all => all.some(each => each.isIntersecting) && seen(), { rootMargin: '0px 0px -96px' });
            const timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(seen), $1);
            watch.observe(this);""";

    private final SerializableSupplier<? extends Component> content;
    private boolean made;

    /** @param pixels height that is kept free for it, about what it will take */
    public Later(int pixels, SerializableSupplier<? extends Component> content) {
        this.content = content;
        addClassName("tw-later");
        getStyle().set("min-height", pixels + "px");
        getElement().setAttribute("aria-busy", "true");
        getElement().addEventListener(SEEN, seen -> make());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!made) {
            getElement().executeJs(WATCH, SEEN, MILLIS_AT_MOST);
        }
    }

    /** Puts the content in its place, once. */
    void make() {
        if (!made) {
            made = true;
            getStyle().remove("min-height").set("display", "contents");
            getElement().removeAttribute("aria-busy");
            add(content.get());
        }
    }
}
