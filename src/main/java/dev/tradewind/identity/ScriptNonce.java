package dev.tradewind.identity;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Marks the scripts that stand in a page with a number used once, which its policy names: a script that somebody injected
 * has none and does not run. After all others that change a page. Vaadin's client makes functions of what the server sends,
 * hence {@code unsafe-eval}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ScriptNonce implements VaadinServiceInitListener {
    private static final long serialVersionUID = 1;
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var bytes = new byte[BYTES];
            random.nextBytes(bytes);
            var nonce = Base64.getEncoder().encodeToString(bytes);
            page.getDocument().getElementsByTag("script").attr("nonce", nonce);
            page.getVaadinResponse()
                    .setHeader(
                            "Content-Security-Policy",
                            Security.contentPolicy("'self' 'nonce-" + nonce + "' 'unsafe-eval'"));
        });
    }
}
