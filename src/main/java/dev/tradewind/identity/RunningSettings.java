package dev.tradewind.identity;

import dev.tradewind.ui.Notation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/** The settings of this process as they hold, and where each was set. What may be a secret is never shown. */
@Component
public class RunningSettings {
    private static final String PREFIX = "tradewind";
    private static final Pattern SECRET =
            Pattern.compile("(^|[.-])(secret|token|password|passphrase|credential|key|keys|webhook)s?($|[.-])");

    private final ApplicationContext context;
    private final Environment environment;

    RunningSettings(ApplicationContext context, Environment environment) {
        this.context = context;
        this.environment = environment;
    }

    /**
     * @param value in words; of what may be a secret only whether there is one
     * @param from where it was set, as {@code environment}; {@code default} if nowhere
     */
    public record Setting(String name, String value, String from) {}

    /** By name. */
    public List<Setting> all() {
        var all = new ArrayList<Setting>();
        for (var bean : ConfigurationPropertiesBean.getAll(context).values()) {
            var prefix = bean.getAnnotation().prefix();
            if (prefix.startsWith(PREFIX) && bean.getInstance() instanceof Record settings) {
                add(all, prefix, settings);
            }
        }
        all.sort(Comparator.comparing(Setting::name));
        return List.copyOf(all);
    }

    private void add(List<Setting> all, String prefix, Record settings) {
        for (var component : settings.getClass().getRecordComponents()) {
            var name = prefix + "." + kebab(component.getName());
            var value = value(component, settings);
            if (value instanceof Record nested && nested.getClass().getName().startsWith("dev.tradewind")) {
                add(all, name, nested);
            } else {
                all.add(new Setting(name, shown(name, value), from(name)));
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record settings) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        try {
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("the setting " + component.getName() + " cannot be read", broken);
        }
    }

    static String shown(String name, @Nullable Object value) {
        if (value == null || value.toString().isEmpty() || Optional.empty().equals(value)) {
            return "not set";
        }
        if (value instanceof Map<?, ?> map && map.isEmpty() || value instanceof Collection<?> list && list.isEmpty()) {
            return "none";
        }
        if (SECRET.matcher(name).find()
                && !(value instanceof Number || value instanceof Duration || value instanceof Boolean)) {
            return "set, not shown";
        }
        return switch (value) {
            case Duration duration -> length(duration);
            case Number number -> number.toString();
            case Boolean yes -> yes ? "yes" : "no";
            case Enum<?> choice -> choice.name();
            case ZoneId zone -> zone.getId();
            case Path path -> path.toString();
            case URI uri -> bare(uri);
            case String text -> text(text);
            case Map<?, ?> map -> map.size() + (map.size() == 1 ? " entry" : " entries");
            case Collection<?> list -> list(list);
            // a type that says nothing of whether it holds a secret
            default -> "set";
        };
    }

    /** Exact where {@link Formats} would round. */
    private static String length(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        return duration.toSeconds() % 86_400 == 0 && duration.toDays() > 2
                ? duration.toDays() + " d"
                : Notation.PLAIN.duration(duration);
    }

    private static String list(Collection<?> list) {
        return list.stream()
                        .allMatch(each -> each instanceof String || each instanceof Number || each instanceof Enum<?>)
                ? list.stream().map(each -> text(each.toString())).collect(Collectors.joining(", "))
                : list.size() + " entries";
    }

    private static String text(String text) {
        if (!text.contains("://")) {
            return text;
        }
        try {
            return bare(new URI(text));
        } catch (URISyntaxException unusual) {
            return "set, not shown";
        }
    }

    /** Without what addresses carry secrets in: user and query. */
    private static String bare(URI uri) {
        if (uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
            return uri.toString();
        }
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getPath();
    }

    private String from(String name) {
        if (!(environment instanceof ConfigurableEnvironment sources)) {
            return "default";
        }
        var asked = ConfigurationPropertyName.of(name);
        for (var source : ConfigurationPropertySources.get(sources)) {
            if (source.getConfigurationProperty(asked) != null
                    || source.containsDescendantOf(asked)
                            == org.springframework.boot.context.properties.source.ConfigurationPropertyState.PRESENT) {
                return source.getUnderlyingSource() instanceof PropertySource<?> named ? words(named.getName()) : "set";
            }
        }
        return "default";
    }

    private static String words(String source) {
        if (source.equals("commandLineArgs")) {
            return "command line";
        }
        if (source.equals("systemEnvironment")) {
            return "environment";
        }
        if (source.equals("systemProperties")) {
            return "Java property";
        }
        return source.contains("class path resource") ? "as shipped" : source.contains("file") ? "file" : "set";
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
