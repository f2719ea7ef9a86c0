package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.quantity.Hashes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what {@link Manifests} applied: our fields get the values that were there before, those that were not there
 * are let go, and an object that we made is deleted. A field that somebody changed since is theirs; then nothing is done.
 */
final class Restoring {
    private static final List<Documents.Field> MARKS = List.of(
            new Documents.Field(List.of("metadata", "labels", Names.MANAGED), ""),
            new Documents.Field(List.of("metadata", "labels", Names.RUN_KEY), ""),
            new Documents.Field(List.of("metadata", "annotations", Names.SPEC_SHA256), ""));

    private final Cluster cluster;

    Restoring(Cluster cluster) {
        this.cluster = cluster;
    }

    Submission restore(RunRequest request, String manifest, String before) {
        var documents = Documents.of(manifest);
        var kept = Arrays.asList(Serialization.unmarshal(before, GenericKubernetesResource[].class));
        return cluster.change((client, sending) -> {
            for (int i = 0; i < documents.size(); i++) {
                var objection = drift(documents.get(i), kept.get(i));
                if (objection.isPresent()) {
                    return new Submission.Refused(objection.get());
                }
            }
            for (int i = 0; i < documents.size() && !request.rehearsal(); i++) {
                putBack(documents.get(i), kept.get(i), sending);
            }
            return new Submission.Taken(Hashes.sha256(before), !request.rehearsal());
        });
    }

    private Optional<String> drift(GenericKubernetesResource document, @Nullable GenericKubernetesResource was) {
        var what = document.getKind() + " " + document.getMetadata().getName();
        var live = cluster.live(document);
        if (live == null) {
            return was == null ? Optional.empty() : Optional.of(what + " is gone");
        }
        return Documents.fields(document).stream()
                .filter(field -> !field.holdsIn(live))
                .filter(field -> was == null || !Objects.equals(field.in(live), field.in(was)))
                .map(field -> "%s: %s is %s now, we had set %s; somebody changed it since"
                        .formatted(what, field.name(), field.in(live), field.value()))
                .findFirst();
    }

    private void putBack(
            GenericKubernetesResource document, @Nullable GenericKubernetesResource was, Consumer<Object> sending) {
        if (was == null) {
            cluster.named(document).delete();
            return;
        }
        var fields = Stream.concat(Documents.fields(document).stream(), MARKS.stream())
                .flatMap(field ->
                        Stream.ofNullable(field.in(was)).map(value -> new Documents.Field(field.path(), value)))
                .toList();
        var wanted = Documents.with(document, fields);
        sending.accept(wanted);
        cluster.client()
                .resource(wanted)
                .inNamespace(cluster.namespace())
                .fieldManager(Names.FIELD_MANAGER)
                .serverSideApply();
    }
}
