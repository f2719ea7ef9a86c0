package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.mock.env.MockEnvironment;

class DemoAskedTest {
    @Test
    void nothingOfTheDemoIsLeftWhereNobodyAskedForIt() {
        assertThat(left(new MockEnvironment())).containsExactlyInAnyOrder("demoAsked", "other");
        assertThat(left(new MockEnvironment().withProperty("tradewind.demo", "false")))
                .containsExactlyInAnyOrder("demoAsked", "other");
    }

    @Test
    void allOfItIsThereWhereSomebodyDid() {
        assertThat(left(new MockEnvironment().withProperty("tradewind.demo", "true")))
                .containsExactlyInAnyOrder("demo", "demoMark", "demoAsked", "other");
    }

    private static String[] left(MockEnvironment environment) {
        var registry = new SimpleBeanDefinitionRegistry();
        registry.registerBeanDefinition("demo", new RootBeanDefinition(Demo.class));
        registry.registerBeanDefinition("demoMark", new RootBeanDefinition(DemoMark.class));
        registry.registerBeanDefinition("demoAsked", new RootBeanDefinition(DemoAsked.class));
        registry.registerBeanDefinition("other", new RootBeanDefinition(String.class));
        var asked = new DemoAsked();
        asked.setEnvironment(environment);
        asked.postProcessBeanDefinitionRegistry(registry);
        return registry.getBeanDefinitionNames();
    }
}
