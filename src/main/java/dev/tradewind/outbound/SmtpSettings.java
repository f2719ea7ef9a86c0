package dev.tradewind.outbound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes our mail.
 *
 * @param host none unless somebody names it; no mail is sent without
 * @param password a reference such as {@code ${file:/run/secrets/smtp}}
 * @param tls how the connection is protected
 * @param from sender of all mail
 */
@ConfigurationProperties("tradewind.outbound.smtp")
public record SmtpSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("STARTTLS") Tls tls,
        @Nullable String from,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration answerTimeout) {

    /** Protection of the connection; a server that cannot do what is asked gets nothing. */
    public enum Tls {
        NONE,
        /** From plain text to TLS on the same connection (RFC 3207). */
        STARTTLS,
        /** TLS from the first byte, usually port 465 (RFC 8314). */
        IMPLICIT
    }

    public SmtpSettings {
        if (host != null && (from == null || !from.contains("@"))) {
            throw new IllegalArgumentException("tradewind.outbound.smtp.host is set, tradewind.outbound.smtp.from is '"
                    + from + "'; expected the mail address that our mail comes from");
        }
        if (user != null && tls == Tls.NONE) {
            throw new IllegalArgumentException("tradewind.outbound.smtp.user is set and tradewind.outbound.smtp.tls is"
                    + " NONE; the password would go in clear. Use STARTTLS or IMPLICIT.");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SMTP " + host + ":" + port + " " + tls;
    }
}
