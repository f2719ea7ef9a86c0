package dev.tradewind.execution.kubernetes;

import dev.tradewind.egress.advice.SeenEndpoints;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.EndpointCounting;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.execution.spi.Work;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Instant;

/** Work on one Kubernetes cluster, in one namespace. */
final class KubernetesExecutor implements Executor, EndpointCounting {
    private final String name;
    private final Cluster cluster;
    private final JobRuns jobs;
    private final OwnedObjects objects;
    private final Manifests manifests;
    private final Restoring restoring;
    private final ZoneEndpoints endpoints;

    KubernetesExecutor(String name, TargetSettings settings, OwnIdentity identity) {
        this.name = name;
        this.cluster = new Cluster(settings, identity);
        this.jobs = new JobRuns(cluster);
        this.objects = new OwnedObjects(cluster);
        this.manifests = new Manifests(cluster);
        this.restoring = new Restoring(cluster);
        this.endpoints = new ZoneEndpoints(name, cluster);
    }

    @Override
    public Submission submit(RunRequest request) {
        return switch (request.work()) {
            case Work.Container container -> jobs.submit(request, container);
            case Work.Scale(var object, var replicas) -> objects.scale(request, object, replicas);
            case Work.Suspend(var object, var suspended) -> objects.suspend(request, object, suspended);
            case Work.Apply(var parts) -> manifests.apply(request, parts);
            case Work.Restore(var manifest, var before) -> restoring.restore(request, manifest, before);
            case Work.Command ignored ->
                new Submission.Refused("Kubernetes runs images. Give the workload run.image, or run.object");
            case Work.Order(var job, var ignored) ->
                new Submission.Refused("Kubernetes has no job '" + job + "' to order. Give the workload run.image");
        };
    }

    @Override
    public Observation observe(String runKey) {
        try {
            var job = jobs.observe(runKey);
            if (job != null) {
                return job;
            }
            var object = objects.observe(runKey);
            return object == null ? new Observation.NotFound() : object;
        } catch (KubernetesClientException e) {
            return new Observation.Unreachable(Cluster.words(e));
        }
    }

    @Override
    public boolean cancel(String runKey) {
        try {
            return jobs.cancel(runKey);
        } catch (KubernetesClientException e) {
            return true;
        }
    }

    @Override
    public SeenEndpoints endpoints(String service, Instant at) {
        return endpoints.of(service, at);
    }

    @Override
    public Description describe() {
        return new Description(
                name,
                "at most one Job per key for as long as the Job is kept, a week after its end; other objects are brought to"
                        + " a stated state, which may be done any number of times",
                "field manager " + Names.FIELD_MANAGER,
                "namespace " + cluster.namespace());
    }

    @Override
    public String output(String runKey, int mostBytes) {
        try {
            return jobs.output(runKey, mostBytes).orElse("");
        } catch (KubernetesClientException e) {
            return "";
        }
    }
}
