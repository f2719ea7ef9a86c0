package dev.tradewind;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Whoever is signed in stands in one static place, and each Spring context that starts puts its own strategy there.
 * Before each test the strategy of the test's own context is put back: otherwise every test after the start of a
 * second context would sign in where its filters do not look, and get 401.
 */
public final class SecurityOfTheRightContext implements TestExecutionListener, Ordered {

    @Override
    public void beforeTestMethod(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(SecurityContextHolderStrategy.class)
                    .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        }
    }

    /** Before the listener of Spring Security (10,000), which signs the test's person in. */
    @Override
    public int getOrder() {
        return 5_000;
    }
}
