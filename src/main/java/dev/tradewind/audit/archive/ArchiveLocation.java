package dev.tradewind.audit.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An archive as somebody names it who has nothing else: a directory, or {@code s3://bucket/prefix} with keys from the environment. */
public final class ArchiveLocation {
    private ArchiveLocation() {}

    /** @throws IllegalArgumentException when there is no such directory or a variable is missing */
    public static ArchiveStore open(String location, Map<String, String> environment) {
        if (!location.startsWith("s3://")) {
            var folder = Path.of(location);
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException(location + " is no directory. Maybe s3://bucket/prefix was meant?");
            }
            return new DirectoryArchive(folder);
        }
        var rest = location.substring("s3://".length());
        int slash = rest.indexOf('/');
        return new S3Archive(new S3ArchiveSettings(
                environment.get("AWS_ENDPOINT_URL"),
                environment.getOrDefault("AWS_REGION", "us-east-1"),
                slash < 0 ? rest : rest.substring(0, slash),
                slash < 0 ? "" : rest.substring(slash + 1),
                need(environment, "AWS_ACCESS_KEY_ID"),
                need(environment, "AWS_SECRET_ACCESS_KEY"),
                environment.containsKey("AWS_ENDPOINT_URL"),
                false));
    }

    private static String need(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("the variable " + name + " is not set; an s3:// archive needs it");
        }
        return value;
    }
}
