package dev.tradewind.execution;

import dev.tradewind.egress.advice.SeenEndpoints;
import dev.tradewind.egress.advice.ServiceEndpoints;
import dev.tradewind.execution.spi.EndpointCounting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Asks the connected cluster of a site. An answer holds for a few minutes, and nobody waits long for a silent cluster. */
@Component
class ConnectedEndpoints implements ServiceEndpoints {
    private static final Duration HOLDS = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Executors executors;
    private final Clock clock;
    private final Map<Question, Asked> asked = new ConcurrentHashMap<>();

    private record Question(String target, String service) {}

    private record Asked(Instant at, CompletableFuture<SeenEndpoints> answer) {}

    ConnectedEndpoints(Executors executors, Clock clock) {
        this.executors = executors;
        this.clock = clock;
    }

    @Override
    public SeenEndpoints of(String site, String namespace, String service) {
        var target = executors.applying(site, namespace).orElse(null);
        if (target == null) {
            return new SeenEndpoints.Unknown(
                    "no connected cluster serves %s with namespace %s".formatted(site, namespace));
        }
        if (!(executors.byId(target) instanceof EndpointCounting counting)) {
            return new SeenEndpoints.Unknown(target + " cannot tell");
        }
        var now = clock.instant();
        var question = asked.compute(
                new Question(target, service),
                (key, last) ->
                        last != null && now.isBefore(last.at().plus(HOLDS)) ? last : ask(counting, service, now));
        return told(target, question.answer());
    }

    private static Asked ask(EndpointCounting counting, String service, Instant now) {
        var answer = new CompletableFuture<SeenEndpoints>();
        Thread.ofVirtual().name("endpoints-" + service).start(() -> {
            try {
                answer.complete(counting.endpoints(service, now));
            } catch (RuntimeException broken) {
                answer.completeExceptionally(broken);
            }
        });
        return new Asked(now, answer);
    }

    private static SeenEndpoints told(String target, CompletableFuture<SeenEndpoints> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            return new SeenEndpoints.Unknown(target + " has not answered yet; load the page again");
        } catch (ExecutionException broken) {
            return new SeenEndpoints.Unknown(target + " could not be asked: " + broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new SeenEndpoints.Unknown("asking " + target + " was stopped");
        }
    }
}
