package dev.tradewind.notification;

import java.util.Arrays;
import java.util.List;

/**
 * What an administrator says of a channel.
 *
 * @param address of MAIL the recipients, separated by commas; of the others a {@link SecretReference}
 * @param secrets references to what signs a WEBHOOK: one, or two while receivers change from the old one to the new
 */
public record ChannelDraft(
        String name,
        ChannelKind kind,
        boolean enabled,
        String address,
        List<String> secrets,
        List<Subscription> subscriptions) {
    private static final int MOST_RECIPIENTS = 50;

    /** @throws IllegalArgumentException with words for whoever wrote it */
    public ChannelDraft {
        name = name.strip();
        address = address.strip();
        secrets = secrets.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
        subscriptions = List.copyOf(subscriptions);
        if (name.isEmpty() || name.length() > 80) {
            throw new IllegalArgumentException("a channel needs a name of up to 80 characters");
        }
        if (kind == ChannelKind.MAIL) {
            requireRecipients(address);
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

    private static void requireRecipients(String address) {
        var all = recipients(address);
        if (all.isEmpty() || all.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    "a mail channel needs 1 to " + MOST_RECIPIENTS + " addresses, separated by commas");
        }
        all.stream()
                .filter(one -> !one.matches("[^@\\s,<>\"]{1,64}@[^@\\s,<>\"]{1,250}"))
                .findFirst()
                .ifPresent(bad -> {
                    throw new IllegalArgumentException(
                            "'" + bad + "' is no mail address. Write it as name@example.org.");
                });
    }

    static List<String> recipients(String address) {
        return Arrays.stream(address.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
