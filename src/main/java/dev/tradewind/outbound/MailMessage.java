package dev.tradewind.outbound;

import java.util.List;

/**
 * A mail in plain text.
 *
 * @param id stays the same when it is sent again, so that mail systems know it: letters, digits, dots and hyphens
 * @param to mail addresses
 */
public record MailMessage(String id, List<String> to, String subject, String text) {
    public MailMessage {
        to = List.copyOf(to);
        // a line break would begin another header
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!id.matches("[A-Za-z0-9.-]{1,200}")) {
            throw new IllegalArgumentException("'" + id + "' is no message id of letters, digits, dots and hyphens");
        }
    }
}
