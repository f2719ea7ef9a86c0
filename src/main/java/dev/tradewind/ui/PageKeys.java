package dev.tradewind.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.html.Div;
import java.util.Map;

/**
 * Single letters as commands, but never while somebody types or a dialog is open: a letter in a reason must stay a letter.
 * The framework's own shortcuts take the letter away from the field, so the browser decides here.
 */
public final class PageKeys extends Div {
    private static final String LISTEN = """
        const me = this;
        const listener = e => {
          const at = e.composedPath()[0];
          const typing = at instanceof HTMLElement
            && (at.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(at.tagName));
          if (typing || e.ctrlKey || e.metaKey || e.altKey || e.repeat && e.key !== 'j' && e.key !== 'k') return;
          if (document.querySelector('vaadin-dialog[opened], vaadin-popover[opened], vaadin-confirm-dialog[opened]')) return;
          if ($0.includes(e.key)) { e.preventDefault(); me.$server.pressed(e.key); }
        };
        document.addEventListener('keydown', listener);
        me.twStop = () => document.removeEventListener('keydown', listener);
        """;

    private final transient Map<String, Runnable> commands;

    public PageKeys(Map<String, Runnable> commands) {
        this.commands = Map.copyOf(commands);
        setVisible(true);
        getStyle().set("display", "none");
        addAttachListener(attached -> getElement().executeJs(LISTEN, String.join("", this.commands.keySet())));
        addDetachListener(detached -> getElement().executeJs("if (this.twStop) this.twStop();"));
    }

    @ClientCallable
    void pressed(String key) {
        var command = commands.get(key);
        if (command != null) {
            command.run();
        }
    }
}
