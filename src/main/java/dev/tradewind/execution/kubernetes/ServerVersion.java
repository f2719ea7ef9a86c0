package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Work;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The API server's own; some vendors write a plus sign after the minor number. */
record ServerVersion(int major, int minor) {
    static ServerVersion of(KubernetesClient client) {
        var told = client.getKubernetesVersion();
        return of(told.getMajor() + "." + told.getMinor());
    }

    static ServerVersion of(String text) {
        var parts = Arrays.stream(text.split("\\."))
                .map(part -> part.replaceAll("\\D", ""))
                .toList();
        return new ServerVersion(Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)));
    }

    /** The first text that needs no newer one. */
    Optional<String> understands(List<Work.Text> alternatives) {
        return alternatives.stream()
                .filter(text -> text.leastVersion() == null || !before(of(text.leastVersion())))
                .map(Work.Text::manifest)
                .findFirst();
    }

    private boolean before(ServerVersion other) {
        return major < other.major || major == other.major && minor < other.minor;
    }

    String number() {
        return major + "." + minor;
    }

    @Override
    public String toString() {
        return "Kubernetes " + number();
    }
}
