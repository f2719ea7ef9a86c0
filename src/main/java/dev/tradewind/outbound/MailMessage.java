package dev.tradewind.outbound;

import java.util.List;

/**
 * A mail in plain text, with files if there are any.
 *
 * @param id stays the same when it is sent again, so that mail systems know it: letters, digits, dots and hyphens
 * @param to mail addresses
 */
public record MailMessage(String id, List<String> to, String subject, String text, List<Attachment> attachments) {

    /** A file that goes with a mail. */
    public record Attachment(String name, String type, byte[] content) {}

    public MailMessage(String id, List<String> to, String subject, String text) {
        this(id, to, subject, text, List.of());
    }

    public MailMessage {
        to = List.copyOf(to);
        attachments = List.copyOf(attachments);
        // a line break would begin another header
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        if (!id.matches("[A-Za-z0-9.-]{1,200}")) {
            throw new IllegalArgumentException("'" + id + "' is no message id of letters, digits, dots and hyphens");
        }
    }
}
