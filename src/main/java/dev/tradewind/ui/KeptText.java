package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Keeps what is being typed in the browser's tab, every three seconds and when the field is left, so that a
 * reload, a lost session or a lost replica takes nothing. Stands below the field: where a text came back it says so and takes
 * it away again. Texts of one person are not shown to the next in the same tab.
 */
public final class KeptText extends Div {
    private static final String KEEP = """
            const area = this, key = $0;
            const store = () => {
              clearTimeout(area.twTimer);
              area.twTimer = undefined;
              if (!area.isConnected) return;
              if (area.value && area.value !== $1) sessionStorage.setItem(key, area.value);
              else sessionStorage.removeItem(key);
            };
            area.addEventListener('input', () => { area.twTimer ??= setTimeout(store, 3000); });
            area.addEventListener('focusout', () => { if (area.twTimer) store(); });
            const kept = sessionStorage.getItem(key);
            if (kept === null || kept === area.value) return false;
            area.value = kept;
            area.dispatchEvent(new CustomEvent('change', { bubbles: true }));
            return true;""";

    private final TextArea area;
    private final String key;

    /** @param subject what is written about, as {@code policy:ID}; one text is kept for each */
    public KeptText(TextArea area, String subject) {
        this.area = area;
        key = "tw-kept:" + signedIn() + ":" + subject;
        String before = area.getValue();
        addClassName("tw-kept-text");
        setVisible(false);
        var discard = new NativeButton(tr("Discard"), event -> {
            area.setValue(before);
            forget();
        });
        discard.addClassName("tw-button");
        add(new Span(tr("What you had typed is here again.")), discard);
        area.addAttachListener(
                event -> area.getElement().executeJs(KEEP, key, before).then(Boolean.class, this::setVisible));
    }

    /** Once it is saved or taken back. */
    public void forget() {
        setVisible(false);
        area.getElement().executeJs("clearTimeout(this.twTimer); this.twTimer = undefined;");
        // by the page: the field may be gone with its dialog before its own script would run
        UI.getCurrent().getPage().executeJs("sessionStorage.removeItem($0)", key);
    }

    private static String signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? "" : authentication.getName();
    }
}
