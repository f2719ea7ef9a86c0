package dev.tradewind.edge.agent;

/**
 * The same work again and again until it is interrupted; what goes wrong in one round is told and does not end the others.
 *
 * @param pauseMillis between two rounds
 * @param trouble what it means that a round failed
 */
record Rounds(Round round, long pauseMillis, String trouble) implements Runnable {
    interface Round {
        void go() throws InterruptedException;
    }

    @Override
    public void run() {
        try {
            while (true) {
                try {
                    round.go();
                } catch (RuntimeException broken) {
                    System.err.println("tradewind edge: " + trouble + ": " + broken.getMessage());
                }
                Thread.sleep(pauseMillis);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
