package dev.tradewind;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Reads every settings record of the product: names, types and defaults from the classes, meanings from their Javadoc. */
final class SettingsReference {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAMETER =
            Pattern.compile("@param\\s+(\\w+)\\s+(.*?)(?=\\R\\s*@\\w+\\s|\\z)", Pattern.DOTALL);

    private final Map<String, Map<String, String>> meanings = new HashMap<>();
    private final Map<String, String> rows = new TreeMap<>();

    /** One line of a Markdown table for each setting, by name. */
    static Map<String, String> rows() throws IOException {
        var reference = new SettingsReference();
        reference.readAll();
        return reference.rows;
    }

    private void readAll() throws IOException {
        List<Path> files;
        try (var walk = Files.walk(SOURCES)) {
            files = walk.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (var file : files) {
            if (Files.readString(file).contains("@ConfigurationProperties(\"")) {
                var type = load(file);
                var prefix = type.getAnnotation(ConfigurationProperties.class).value();
                describe(prefix, type);
            }
        }
    }

    private static Class<?> load(Path file) {
        var name =
                SOURCES.relativize(file).toString().replace(file.getFileSystem().getSeparator(), ".");
        return classOf(name.substring(0, name.length() - ".java".length()));
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name, false, SettingsReference.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private void describe(String prefix, Class<?> record) throws IOException {
        for (var component : record.getRecordComponents()) {
            var name = prefix + "." + kebab(component.getName());
            var inner = inner(component.getGenericType());
            if (inner != null) {
                describe(
                        name
                                + (inner.equals(component.getType())
                                        ? ""
                                        : Map.class.isAssignableFrom(component.getType()) ? ".NAME" : "[0]"),
                        inner);
                continue;
            }
            rows.put(
                    name,
                    "| `%s` | %s | %s | %s |"
                            .formatted(name, type(component), byDefault(component), meaning(record, component)));
        }
    }

    /** The record that a component holds, alone, in a list or by name; null where it holds a plain value. */
    private static @Nullable Class<?> inner(Type type) {
        if (type instanceof ParameterizedType holder) {
            var arguments = holder.getActualTypeArguments();
            return inner(arguments[arguments.length - 1]);
        }
        return type instanceof Class<?> plain && plain.isRecord() ? plain : null;
    }

    private static String type(RecordComponent component) {
        var type = component.getType();
        if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            java.util.Arrays.stream(type.getEnumConstants())
                                    .map(String::valueOf)
                                    .toList());
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "whole number";
            case "double", "Double", "BigDecimal" -> "number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "duration, such as `30s`";
            case "Path" -> "path";
            case "URI" -> "address";
            case "ZoneId" -> "time zone";
            case "DataSize" -> "size, such as `1GB`";
            case "List", "Set" -> "list";
            case "Map" -> "map";
            default -> "text";
        };
    }

    private static String byDefault(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(DefaultValue.class);
        if (given == null) {
            var parameters =
                    component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters();
            for (var parameter : parameters) {
                given = parameter.getName().equals(component.getName()) && given == null
                        ? parameter.getAnnotation(DefaultValue.class)
                        : given;
            }
        }
        return given == null || given.value().length == 0 ? "none" : "`" + String.join(",", given.value()) + "`";
    }

    private String meaning(Class<?> record, RecordComponent component) throws IOException {
        var told = meanings.computeIfAbsent(record.getName(), name -> parameters(record))
                .get(component.getName());
        return told == null ? kebab(component.getName()).replace('-', ' ') : told;
    }

    /** What the Javadoc of a record says of its components. */
    private static Map<String, String> parameters(Class<?> record) {
        Class<?> outer = record;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        var file = SOURCES.resolve(outer.getName().replace('.', '/') + ".java");
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjects(file));
            Map<String, String> found = new HashMap<>();
            for (var unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public @Nullable Void visitClass(ClassTree tree, Void nothing) {
                        if (tree.getSimpleName().contentEquals(record.getSimpleName())) {
                            var doc = DocTrees.instance(task).getDocComment(getCurrentPath());
                            var matcher = PARAMETER.matcher(doc == null ? "" : doc);
                            while (matcher.find()) {
                                found.put(matcher.group(1), plain(matcher.group(2)));
                            }
                        }
                        return super.visitClass(tree, nothing);
                    }
                }.scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) ((?:[^{}]|\\{[^}]*})*)}", "`$1`")
                .replaceAll("</?[a-z]+>", "")
                .replace("|", "\\|")
                .strip();
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
