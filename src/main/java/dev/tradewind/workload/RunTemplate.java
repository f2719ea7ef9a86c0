package dev.tradewind.workload;

import org.jspecify.annotations.Nullable;

/**
 * How a target other than this machine runs a workload.
 *
 * @param image of a Kubernetes Job, best with its digest
 * @param object on Kubernetes that is there already: {@code deployments/NAME} of a service
 * @param replicas of a Deployment, where it runs
 * @param job that the target knows by name: a parameterised Nomad job, or {@code FOLDER/JOB} of Control-M
 */
public record RunTemplate(
        @Nullable String image,
        @Nullable String object,
        int replicas,
        @Nullable String job) {
    public RunTemplate {
        if (object != null && !object.matches("(deployments|cronjobs)/[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?")) {
            throw new IllegalArgumentException(
                    "run.object is '" + object + "'; expected deployments/NAME or cronjobs/NAME in lower case");
        }
        if (replicas < 0) {
            throw new IllegalArgumentException("run.replicas is " + replicas + "; expected 0 or more");
        }
    }
}
