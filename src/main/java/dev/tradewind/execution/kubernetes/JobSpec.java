package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Capacity;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.quantity.Hashes;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Job that runs a container once. */
final class JobSpec {
    /** Kept a week after its end: as long as it is there, its key cannot start a second one. */
    private static final int KEPT_SECONDS = 7 * 24 * 3600;

    private JobSpec() {}

    static Job job(RunRequest request, Work.Container container, TargetSettings settings) {
        var name = Names.of(request.runKey());
        var labels = new TreeMap<>(Map.of("app.kubernetes.io/managed-by", Names.FIELD_MANAGER, Names.RUN_KEY, name));
        if (settings.queue() != null) {
            labels.put("kueue.x-k8s.io/queue-name", settings.queue());
        }
        var job = new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(settings.namespace())
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(0)
                .withSuspend(settings.queue() != null ? true : null)
                .withActiveDeadlineSeconds(request.longest().toSeconds())
                .withTtlSecondsAfterFinished(KEPT_SECONDS)
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels(Names.RUN_KEY, name)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withNodeSelector(selector(settings, request))
                .withTolerations(tolerations(settings, request))
                .addNewContainer()
                .withName("run")
                .withImage(container.image())
                .withCommand(container.command())
                .withEnv(environment(request))
                .withNewResources()
                .withRequests(requests(container))
                .withLimits(limits(container))
                .endResources()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
        var sha256 = Hashes.sha256(Serialization.asJson(job));
        return new JobBuilder(job)
                .editMetadata()
                .addToAnnotations(Names.SPEC_SHA256, sha256)
                .endMetadata()
                .build();
    }

    static Map<String, String> nodes(TargetSettings settings, String site) {
        return settings.nodesOf(site)
                .map(nodes -> Map.of(
                        nodes.substring(0, nodes.indexOf('=')).strip(),
                        nodes.substring(nodes.indexOf('=') + 1).strip()))
                .orElse(Map.of());
    }

    /** The site's nodes, of those the ones that may be taken back where the run is planned on such. */
    private static Map<String, String> selector(TargetSettings settings, RunRequest request) {
        var selector = new TreeMap<>(nodes(settings, request.site()));
        if (Capacity.isSpot(request)) {
            settings.served(request.site())
                    .map(TargetSettings.ServedSite::spotNodes)
                    .ifPresent(label -> selector.put(
                            label.substring(0, label.indexOf('=')).strip(),
                            label.substring(label.indexOf('=') + 1).strip()));
        }
        return selector;
    }

    private static List<Toleration> tolerations(TargetSettings settings, RunRequest request) {
        return !Capacity.isSpot(request)
                ? List.of()
                : settings
                        .served(request.site())
                        .map(TargetSettings.ServedSite::spotTaint)
                        .map(JobSpec::toleration)
                        .stream()
                        .toList();
    }

    /** Of a taint KEY=VALUE:EFFECT. */
    private static Toleration toleration(String taint) {
        var equals = taint.indexOf('=');
        var colon = taint.lastIndexOf(':');
        return new TolerationBuilder()
                .withKey(taint.substring(0, equals).strip())
                .withOperator("Equal")
                .withValue(taint.substring(equals + 1, colon).strip())
                .withEffect(taint.substring(colon + 1).strip())
                .build();
    }

    private static List<EnvVar> environment(RunRequest request) {
        var all = new TreeMap<>(request.environment());
        all.put("TRADEWIND_RUN_KEY", request.runKey());
        return all.entrySet().stream()
                .map(entry -> new EnvVarBuilder()
                        .withName(entry.getKey())
                        .withValue(entry.getValue())
                        .build())
                .toList();
    }

    private static Map<String, Quantity> requests(Work.Container container) {
        var requests = new TreeMap<String, Quantity>();
        requests.put("cpu", new Quantity(plain(container.vcpus())));
        if (container.memoryGib() > 0) {
            requests.put("memory", new Quantity(plain(Math.ceil(container.memoryGib() * 1024)) + "Mi"));
        }
        return requests;
    }

    private static Map<String, Quantity> limits(Work.Container container) {
        return container.gpus() == 0
                ? Map.of()
                : Map.of("nvidia.com/gpu", new Quantity(Integer.toString(container.gpus())));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
