package dev.tradewind.audit.intake;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.audit.intake.*}.
 *
 * @param secrets by source: batches of these must carry a signature with that secret
 */
@ConfigurationProperties("tradewind.audit.intake")
public record IntakeSettings(@DefaultValue Map<String, String> secrets) {
    public IntakeSettings {
        secrets = Map.copyOf(secrets);
    }

    /** Keeps the secrets out of logs. */
    @Override
    public String toString() {
        return "IntakeSettings" + secrets.keySet();
    }
}
