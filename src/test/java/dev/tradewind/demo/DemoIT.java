package dev.tradewind.demo;

import org.junit.jupiter.api.Test;

/** On H2, as on somebody's own machine. What is to be found there stands in the tests beside this one, by subject. */
class DemoIT extends DemoOnH2 {

    @Test
    void comesUpWholeAndTwiceChangesNothing() {
        comingUp.wholeAndTwiceChangesNothing();
    }
}
