package dev.tradewind.identity.spiffe;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one stream of the Workload API said last. A cut stream is opened again, and what it said last is kept; a refusal takes
 * it away at once, for that is how an agent revokes.
 */
final class Watched<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /**
     * @param told null before the first answer and after a refusal
     * @param toldAt when it was; null before
     * @param cutAt since when the stream has not been heard; null while it stands
     */
    record State<T>(
            @Nullable T told,
            @Nullable Instant toldAt,
            @Nullable Instant cutAt,
            String trouble) {}

    private final WorkloadApi api;
    private final MethodDescriptor<Fields, Fields> method;
    private final Function<Fields, T> read;
    private final Clock clock;
    private final Duration retryAfter;
    private final ScheduledExecutorService later;
    private final Runnable changed;

    private volatile State<T> state;
    private int failures;

    Watched(
            WorkloadApi api,
            MethodDescriptor<Fields, Fields> method,
            Function<Fields, T> read,
            Clock clock,
            Duration retryAfter,
            ScheduledExecutorService later,
            Runnable changed) {
        this.api = api;
        this.method = method;
        this.read = read;
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.later = later;
        this.changed = changed;
        this.state = new State<>(null, null, clock.instant(), "not asked yet");
    }

    State<T> state() {
        return state;
    }

    Optional<T> told() {
        return Optional.ofNullable(state.told());
    }

    void open() {
        api.watch(method, new StreamObserver<>() {
            @Override
            public void onNext(Fields answer) {
                heard(answer);
            }

            @Override
            public void onError(Throwable cut) {
                ended(Status.fromThrowable(cut));
            }

            @Override
            public void onCompleted() {
                ended(Status.UNAVAILABLE.withDescription("the agent ended the stream"));
            }
        });
    }

    private void heard(Fields answer) {
        try {
            set(new State<>(read.apply(answer), clock.instant(), null, ""));
            failures = 0;
        } catch (IllegalArgumentException unreadable) {
            // what it would have taken away still counts, but no longer than after a cut
            LOG.warn("{}: {}", method.getBareMethodName(), unreadable.getMessage());
            set(new State<>(state.told(), state.toldAt(), since(), String.valueOf(unreadable.getMessage())));
        }
    }

    private void ended(Status status) {
        var words = status.getCode() + (status.getDescription() == null ? "" : ": " + status.getDescription());
        var refused =
                status.getCode() == Status.Code.PERMISSION_DENIED || status.getCode() == Status.Code.UNAUTHENTICATED;
        set(new State<>(refused ? null : state.told(), refused ? null : state.toldAt(), since(), words));
        var pause = Math.min(LONGEST_PAUSE.toMillis(), retryAfter.toMillis() << Math.min(failures++, 10));
        try {
            // half of it by chance, so that a whole site does not come back at once
            later.schedule(
                    this::open, pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1), TimeUnit.MILLISECONDS);
            LOG.info("{} ended, asked again in {} ms at most: {}", method.getBareMethodName(), pause, words);
        } catch (RejectedExecutionException stopped) {
            LOG.debug("{} ended with us", method.getBareMethodName());
        }
    }

    private Instant since() {
        var cutAt = state.cutAt();
        return cutAt == null ? clock.instant() : cutAt;
    }

    private void set(State<T> next) {
        state = next;
        changed.run();
    }
}
