package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.remote.TargetTrust;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.NoIdentity;
import dev.tradewind.identity.spiffe.OwnTls;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connection to one cluster: made when first needed, from the settings alone, never from a file of this machine's user. */
final class Cluster {
    private final TargetSettings settings;
    private final OwnIdentity identity;
    private @Nullable KubernetesClient client;
    private @Nullable KubernetesClient former;
    private @Nullable OwnTls shown;

    Cluster(TargetSettings settings, OwnIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    String namespace() {
        return settings.namespace();
    }

    TargetSettings settings() {
        return settings;
    }

    /** Another one for each certificate of ours; the one before is closed with the next, when its requests are long over. */
    synchronized KubernetesClient client() {
        if (settings.spiffeMtls() && (shown == null || !shown.current())) {
            if (former != null) {
                former.close();
            }
            former = client;
            client = null;
            shown = own();
        }
        if (client == null) {
            client = made(shown);
        }
        return client;
    }

    private KubernetesClient made(@Nullable OwnTls own) {
        var builder = new KubernetesClientBuilder().withConfig(config());
        if (own != null) {
            var trusted = TargetTrust.of(settings, own);
            builder.withHttpClientBuilderConsumer(http -> http.sslContext(own.keys(), trusted));
        }
        return builder.build();
    }

    private OwnTls own() {
        try {
            return identity.tls();
        } catch (NoIdentity e) {
            // no answer of the cluster: asked again, not given up
            throw new KubernetesClientException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The object that a document is about, as it is now; null where it is not there. */
    @Nullable
    GenericKubernetesResource live(GenericKubernetesResource document) {
        return named(document).get();
    }

    Resource<GenericKubernetesResource> named(GenericKubernetesResource document) {
        return (DestinationRules.is(document)
                        ? client().genericKubernetesResources(DestinationRules.CONTEXT)
                        : client().genericKubernetesResources(document.getApiVersion(), document.getKind()))
                .inNamespace(namespace())
                .withName(document.getMetadata().getName());
    }

    private Config config() {
        int millis = (int) settings.timeout().toMillis();
        var builder = new ConfigBuilder(Config.empty())
                .withMasterUrl(settings.url())
                .withNamespace(settings.namespace())
                .withConnectionTimeout(millis)
                .withRequestTimeout(millis)
                .withRequestRetryBackoffLimit(0);
        if (settings.caFile() != null) {
            builder.withCaCertFile(settings.caFile().toString());
        }
        var config = builder.build();
        if (settings.spiffeAudience() != null || settings.tokenFile() != null || settings.token() != null) {
            config.setOauthTokenProvider(this::token);
        }
        return config;
    }

    private String token() {
        if (settings.spiffeAudience() != null) {
            try {
                return identity.token(settings.spiffeAudience());
            } catch (NoIdentity e) {
                // no answer of the cluster: asked again, not given up
                throw new KubernetesClientException(String.valueOf(e.getMessage()), e);
            }
        }
        if (settings.tokenFile() == null) {
            return Objects.requireNonNull(settings.token());
        }
        try {
            return Files.readString(settings.tokenFile()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The token file " + settings.tokenFile() + " cannot be read", e);
        }
    }

    /**
     * A change, with what the cluster made of it: its refusals verbatim, silence as silence.
     *
     * @param change is told by its second argument what it is about to send
     */
    Submission change(BiFunction<KubernetesClient, Consumer<Object>, Submission> change) {
        var sent = new AtomicReference<@Nullable Object>();
        try {
            return change.apply(client(), sent::set);
        } catch (KubernetesClientException e) {
            return refusal(e)
                    ? new Submission.Refused(words(e), text(sent.get()))
                    : new Submission.Unanswered(words(e));
        } catch (UncheckedIOException e) {
            return new Submission.Refused(String.valueOf(e.getMessage()));
        }
    }

    static @Nullable String text(@Nullable Object sent) {
        return sent == null ? null : Serialization.asYaml(sent);
    }

    private static boolean refusal(KubernetesClientException e) {
        return e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 408 && e.getCode() != 429;
    }

    static String words(KubernetesClientException e) {
        var status = e.getStatus();
        var text = status == null || status.getMessage() == null ? String.valueOf(e.getMessage()) : status.getMessage();
        return e.getCode() == 0 ? text : "HTTP " + e.getCode() + ": " + text;
    }
}
