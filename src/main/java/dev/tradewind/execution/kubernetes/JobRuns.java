package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Where;
import dev.tradewind.execution.spi.Work;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Containers run as Jobs. The Job's name comes from the run key, so a second Job for a key cannot be; it has one pod that
 * is not started again by the cluster, because a further attempt is a decision of the engine and has a key of its own.
 */
final class JobRuns {
    private static final int TIMED_OUT = 124;
    private static final int CANCELLED = 143;
    private static final int NO_EXIT_CODE = 1;

    private final Cluster cluster;

    JobRuns(Cluster cluster) {
        this.cluster = cluster;
    }

    Submission submit(RunRequest request, Work.Container container) {
        return cluster.change((client, sending) -> {
            var name = Names.of(request.runKey());
            var wanted = JobSpec.job(request, container, cluster.settings());
            var sha256 =
                    Objects.requireNonNull(wanted.getMetadata().getAnnotations().get(Names.SPEC_SHA256));
            var there = named(client, name).get();
            if (there != null) {
                var theirs = Optional.ofNullable(there.getMetadata().getAnnotations())
                        .orElse(Map.of())
                        .get(Names.SPEC_SHA256);
                return sha256.equals(theirs)
                        ? new Submission.Taken(sha256, false)
                        : new Submission.Refused(
                                "a job " + name + " is there that was made from another specification");
            }
            sending.accept(wanted);
            client.resource(wanted)
                    .inNamespace(cluster.namespace())
                    .dryRun(request.rehearsal())
                    .fieldManager(Names.FIELD_MANAGER)
                    .serverSideApply();
            return new Submission.Taken(sha256, !request.rehearsal());
        });
    }

    /** Null where no job has this key. */
    @Nullable
    Observation observe(String runKey) {
        var client = cluster.client();
        var name = Names.of(runKey);
        var job = named(client, name).get();
        if (job == null) {
            return null;
        }
        var pod = pods(client, name).stream().findFirst().orElse(null);
        var where = new Where(
                "jobs/" + name,
                pod == null ? null : pod.getSpec().getNodeName(),
                pod == null
                        ? null
                        : container(pod).map(ContainerStatus::getImageID).orElse(null));
        var ended = end(job, pod);
        if (ended != null) {
            var at = instant(ended.finishedAt());
            return new Observation.Ended(
                    where, ended.exitCode(), started(job, pod).orElse(at), at);
        }
        if (pod != null && "Running".equals(pod.getStatus().getPhase())) {
            return new Observation.Running(where, started(job, pod).orElseGet(() -> created(job)));
        }
        return new Observation.Starting(waiting(job, pod));
    }

    private record End(int exitCode, @Nullable String finishedAt) {}

    private static @Nullable End end(Job job, @Nullable Pod pod) {
        var status = job.getStatus();
        if (status == null || status.getConditions() == null) {
            return null;
        }
        for (var condition : status.getConditions()) {
            if (!"True".equals(condition.getStatus())) {
                continue;
            }
            switch (condition.getType()) {
                case "Complete" -> {
                    return new End(0, status.getCompletionTime());
                }
                case "Failed" -> {
                    var late = "DeadlineExceeded".equals(condition.getReason());
                    int exit = late
                            ? TIMED_OUT
                            : terminated(pod)
                                    .map(ContainerStateTerminated::getExitCode)
                                    .orElse(NO_EXIT_CODE);
                    return new End(exit, condition.getLastTransitionTime());
                }
                case "Suspended" -> {
                    if (cancelled(job)) {
                        return new End(CANCELLED, condition.getLastTransitionTime());
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    /** The job stays, suspended, so that its key goes on naming it; its pod ends. */
    boolean cancel(String runKey) {
        var client = cluster.client();
        var job = named(client, Names.of(runKey)).get();
        if (job == null || end(job, null) != null) {
            return false;
        }
        named(client, Names.of(runKey))
                .edit(now -> new JobBuilder(now)
                        .editMetadata()
                        .addToAnnotations(Names.CANCELLED, "true")
                        .endMetadata()
                        .editSpec()
                        .withSuspend(true)
                        // a queue that admits it later finds nothing to start
                        .withParallelism(0)
                        .endSpec()
                        .build());
        return true;
    }

    Optional<String> output(String runKey, int mostBytes) {
        var client = cluster.client();
        return pods(client, Names.of(runKey)).stream()
                .findFirst()
                .map(pod -> client.pods()
                        .inNamespace(cluster.namespace())
                        .withName(pod.getMetadata().getName())
                        .tailingLines(Math.max(1, mostBytes / 80))
                        .getLog())
                .map(log -> log.length() <= mostBytes ? log : log.substring(log.length() - mostBytes));
    }

    private ScalableResource<Job> named(KubernetesClient client, String name) {
        return client.batch().v1().jobs().inNamespace(cluster.namespace()).withName(name);
    }

    private List<Pod> pods(KubernetesClient client, String name) {
        return client.pods()
                .inNamespace(cluster.namespace())
                .withLabel(Names.RUN_KEY, name)
                .list()
                .getItems();
    }

    private static boolean cancelled(Job job) {
        var annotations = job.getMetadata().getAnnotations();
        return annotations != null && "true".equals(annotations.get(Names.CANCELLED));
    }

    private static Optional<ContainerStatus> container(Pod pod) {
        var statuses = pod.getStatus() == null ? null : pod.getStatus().getContainerStatuses();
        return statuses == null ? Optional.empty() : statuses.stream().findFirst();
    }

    private static Optional<ContainerStateTerminated> terminated(@Nullable Pod pod) {
        return pod == null
                ? Optional.empty()
                : container(pod).map(ContainerStatus::getState).map(state -> state.getTerminated());
    }

    private static Optional<Instant> started(Job job, @Nullable Pod pod) {
        var ofPod =
                pod == null || pod.getStatus() == null ? null : pod.getStatus().getStartTime();
        var text = ofPod == null && job.getStatus() != null ? job.getStatus().getStartTime() : ofPod;
        return Optional.ofNullable(text).map(Instant::parse);
    }

    private static Instant created(Job job) {
        return instant(job.getMetadata().getCreationTimestamp());
    }

    private static Instant instant(@Nullable String text) {
        return text == null ? Instant.EPOCH : Instant.parse(text);
    }

    private static String waiting(Job job, @Nullable Pod pod) {
        if (Boolean.TRUE.equals(job.getSpec().getSuspend())) {
            return "suspended, waits for its queue to admit it";
        }
        return pod == null
                ? "no pod yet"
                : container(pod)
                        .map(status -> status.getState() == null
                                ? null
                                : status.getState().getWaiting())
                        .map(state -> state.getReason() + (state.getMessage() == null ? "" : ": " + state.getMessage()))
                        .orElse("pod " + pod.getMetadata().getName() + " is "
                                + (pod.getStatus() == null
                                        ? "new"
                                        : pod.getStatus().getPhase()));
    }
}
