package dev.tradewind.outbound;

/** What the mail server said, in words without addresses. */
public sealed interface MailAnswer {
    String words();

    /** The server has it for all or some of the addresses. */
    record Sent(String words) implements MailAnswer {}

    /** It will not take it, now or later. */
    record Refused(String words) implements MailAnswer {}

    /** No answer, or one that may be another one later. */
    record Failed(String words) implements MailAnswer {}

    /** Nobody named a server. */
    record NotSetUp() implements MailAnswer {
        @Override
        public String words() {
            return "no mail server is set up (tradewind.outbound.smtp.host)";
        }
    }
}
