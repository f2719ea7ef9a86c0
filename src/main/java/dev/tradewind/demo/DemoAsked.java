package dev.tradewind.demo;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Takes the demo company out of a console that was not asked for it. The conditions on the classes say the same, but where the
 * beans were written down by the build they were looked at there, with the demo asked for.
 */
@Component
final class DemoAsked implements BeanDefinitionRegistryPostProcessor, EnvironmentAware {
    private static final String HERE = DemoAsked.class.getPackageName() + ".";

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = !"false".equalsIgnoreCase(environment.getProperty("tradewind.demo", "false"));
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (asked) {
            return;
        }
        for (var name : registry.getBeanDefinitionNames()) {
            var type = registry.getBeanDefinition(name).getBeanClassName();
            if (type != null && type.startsWith(HERE) && !type.equals(DemoAsked.class.getName())) {
                registry.removeBeanDefinition(name);
            }
        }
    }
}
