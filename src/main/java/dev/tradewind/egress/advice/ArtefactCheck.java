package dev.tradewind.egress.advice;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds what we hand out against our schema of its kind; a text that breaks it is our fault and never leaves the house. */
final class ArtefactCheck {
    private static final Pattern RESOURCE =
            Pattern.compile("^resource \"(\\w+)\" \"\\w+\" \\{$(.*?)^}$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("^ {2}(\\w+) *(?:= *(.*)|\\{)$", Pattern.MULTILINE);
    private static final YAMLMapper YAML = new YAMLMapper();

    private ArtefactCheck() {}

    /** @throws IllegalArgumentException naming the file, the path in it and what is expected there */
    static void check(String fileName, String text) {
        if (text.isBlank() || text.contains("%s") || text.contains("null")) {
            throw broken(fileName, "it is empty or has a gap");
        }
        var ending = fileName.substring(fileName.lastIndexOf('.') + 1);
        switch (ending) {
            case "yaml" -> yaml(fileName, text);
            case "properties" -> hold(fileName, schemaOf(fileName), properties(text));
            case "tf" -> terraform(fileName, text);
            case "sh", "sql", "conf", "cql", "md" -> {}
            default -> throw broken(fileName, "nothing is known of files that end in ." + ending);
        }
    }

    private static void yaml(String fileName, String text) {
        for (var document : text.split("(?m)^---$")) {
            var read = YAML.readValue(document, Map.class);
            hold(fileName, String.valueOf(read.get("kind")), read);
        }
    }

    /** {@code kafka-consumer.properties} is held against {@code kafka-consumer}. */
    private static String schemaOf(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'));
    }

    private static Map<String, Object> properties(String text) {
        var read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var all = new TreeMap<String, Object>();
        read.forEach((name, value) -> all.put(name.toString(), value.toString()));
        return all;
    }

    private static void terraform(String fileName, String text) {
        var resources = RESOURCE.matcher(text);
        var found = false;
        while (resources.find()) {
            found = true;
            var attributes = new LinkedHashMap<String, Object>();
            var lines = ATTRIBUTE.matcher(resources.group(2));
            while (lines.find()) {
                attributes.put(lines.group(1), lines.group(2) == null ? "block" : lines.group(2));
            }
            hold(fileName, resources.group(1), attributes);
        }
        long open = text.chars().filter(each -> each == '{').count();
        if (!found || open != text.chars().filter(each -> each == '}').count()) {
            throw broken(fileName, "it holds no resource, or its braces do not match");
        }
    }

    private static void hold(String fileName, String schema, @Nullable Object value) {
        List<String> problems = ArtefactSchema.named(schema).problems(value);
        if (!problems.isEmpty()) {
            throw broken(fileName, String.join("; ", problems));
        }
    }

    private static IllegalArgumentException broken(String fileName, String why) {
        return new IllegalArgumentException("artefact " + fileName + ": " + why);
    }
}
