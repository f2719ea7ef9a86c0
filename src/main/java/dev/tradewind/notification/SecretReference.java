package dev.tradewind.notification;

import java.util.regex.Pattern;

/**
 * Where an address or a secret stands: {@code ${env:NAME}} or {@code ${file:/path}}, as in settings. The reference may be
 * stored and shown; what it leads to never is.
 */
public record SecretReference(Source source, String place) {
    private static final Pattern FORM = Pattern.compile("\\$\\{(env|file):([^{}\\p{Cntrl}]{1,500})}");

    /** What keeps it. */
    public enum Source {
        ENV,
        FILE
    }

    public static SecretReference parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            // without the text: whoever typed the secret itself must not find it in a log
            throw new IllegalArgumentException(
                    "an address or a secret of a webhook is given by reference, as ${env:NAME}"
                            + " or ${file:/path}; what was given is none. Maybe the thing itself was typed?");
        }
        return new SecretReference(
                match.group(1).equals("env") ? Source.ENV : Source.FILE,
                match.group(2).strip());
    }

    @Override
    public String toString() {
        return "${" + (source == Source.ENV ? "env" : "file") + ":" + place + "}";
    }
}
