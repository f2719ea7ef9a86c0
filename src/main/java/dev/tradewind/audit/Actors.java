package dev.tradewind.audit;

import java.util.Optional;
import java.util.function.Supplier;

/** Work that somebody other than the signed-in person does: system jobs, or a job on a person's behalf. */
public final class Actors {
    private static final ScopedValue<Actor> ACTING = ScopedValue.newInstance();

    private Actors() {}

    public static void runAs(Actor actor, Runnable work) {
        ScopedValue.where(ACTING, actor).run(work);
    }

    public static <T> T runAs(Actor actor, Supplier<T> work) {
        return ScopedValue.where(ACTING, actor).call(work::get);
    }

    /** The actor that the surrounding {@code runAs} named. */
    public static Optional<Actor> acting() {
        return ACTING.isBound() ? Optional.of(ACTING.get()) : Optional.empty();
    }
}
