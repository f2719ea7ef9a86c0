package dev.tradewind.recommendation;

/** Someone asked for a change of state that the transition table does not have. */
public final class IllegalTransition extends RuntimeException {
    public IllegalTransition(String subject, Enum<?> from, Enum<?> to) {
        super("%s is %s, so it cannot become %s. Maybe someone was faster: load it again and look."
                .formatted(subject, from, to));
    }
}
