package dev.tradewind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Lets settings refer to secrets that stand elsewhere: {@code ${env:NAME}}, {@code ${file:/path}} and {@code
 * ${vault:path#key}} ({@link VaultSecrets}). A reference that leads nowhere stops the start; it must never turn into the text of the
 * reference.
 */
final class SecretReferences implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new References());
    }

    private static final class References extends PropertySource<Object> {
        private final VaultSecrets vault = new VaultSecrets(System::getenv);

        References() {
            super("secret references", new Object());
        }

        @Override
        public @Nullable Object getProperty(String name) {
            if (name.startsWith("env:")) {
                return fromEnvironment(name.substring(4));
            }
            if (name.startsWith("vault:")) {
                return vault.find(name.substring(6));
            }
            return name.startsWith("file:") ? fromFile(name.substring(5)) : null;
        }

        private static String fromEnvironment(String name) {
            String value = System.getenv(name);
            if (value == null) {
                throw new IllegalStateException(
                        "A setting refers to ${env:" + name + "}, and there is no environment variable of that name.");
            }
            return value;
        }

        private static String fromFile(String path) {
            try {
                return Files.readString(Path.of(path), StandardCharsets.UTF_8).strip();
            } catch (IOException unreadable) {
                throw new IllegalStateException(
                        "A setting refers to ${file:" + path + "}, and that file cannot be read.", unreadable);
            }
        }
    }
}
