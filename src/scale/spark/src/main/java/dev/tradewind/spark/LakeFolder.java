package dev.tradewind.spark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of the lake, as it is mounted here; nothing outside it is read. */
record LakeFolder(Path folder) {

    LakeFolder {
        folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder
                    + ". Maybe name the folder 'lake' below the console's data directory, as it is mounted here?");
        }
    }

    /** As Spark wants them; the scheme keeps a name with a colon from being taken for one. */
    String[] files(List<String> paths) {
        return paths.stream().map(this::file).toArray(String[]::new);
    }

    private String file(String path) {
        var file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || file.equals(folder) || !path.endsWith(".parquet")) {
            throw new IllegalArgumentException("'" + path + "' is no file of the lake");
        }
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("the lake's file '" + path
                    + "' is not here. Maybe the console's lake is another folder, or not mounted here?");
        }
        return file.toUri().toString();
    }
}
