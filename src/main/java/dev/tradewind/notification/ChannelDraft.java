package dev.tradewind.notification;

import dev.tradewind.outbound.MailAddresses;
import dev.tradewind.ui.Texts;
import java.util.List;
import java.util.TreeSet;

/**
 * What an administrator says of a channel.
 *
 * @param address of MAIL the recipients, separated by commas; of the others a {@link SecretReference}
 * @param secrets references to what signs a WEBHOOK: one, or two while receivers change from the old one to the new
 * @param language of the mails of MAIL; what the others post is English, which programs may rely on
 */
public record ChannelDraft(
        String name,
        ChannelKind kind,
        boolean enabled,
        String address,
        List<String> secrets,
        List<Subscription> subscriptions,
        String language) {
    /** In English. */
    public ChannelDraft(
            String name,
            ChannelKind kind,
            boolean enabled,
            String address,
            List<String> secrets,
            List<Subscription> subscriptions) {
        this(name, kind, enabled, address, secrets, subscriptions, "en");
    }

    /** @throws IllegalArgumentException with words for whoever wrote it */
    public ChannelDraft {
        name = name.strip();
        address = address.strip();
        secrets = secrets.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
        subscriptions = List.copyOf(subscriptions);
        if (name.isEmpty() || name.length() > 80) {
            throw new IllegalArgumentException("a channel needs a name of up to 80 characters");
        }
        if (!Texts.LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("language is '" + language + "', permitted are "
                    + String.join(", ", new TreeSet<>(Texts.LANGUAGES)));
        }
        if (kind != ChannelKind.MAIL && !language.equals("en")) {
            throw new IllegalArgumentException("only mail speaks other languages than English; " + kind.label()
                    + " is read by programs too. Leave language out, or use en.");
        }
        if (kind == ChannelKind.MAIL) {
            MailAddresses.parse(address);
        } else {
            address = SecretReference.parse(address).toString();
        }
        secrets.forEach(SecretReference::parse);
        if (kind == ChannelKind.WEBHOOK && (secrets.isEmpty() || secrets.size() > 2)) {
            throw new IllegalArgumentException(
                    "a webhook needs one secret that signs it, or two while it changes; there are " + secrets.size());
        }
        if (kind != ChannelKind.WEBHOOK && !secrets.isEmpty()) {
            throw new IllegalArgumentException("only a webhook is signed; " + kind.label() + " takes no secret");
        }
    }
}
