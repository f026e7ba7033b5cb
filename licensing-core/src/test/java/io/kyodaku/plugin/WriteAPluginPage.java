package io.kyodaku.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page docs/write-a-plugin.md.
 *
 * @param files what its reader writes, by the path that stands above each
 * @param fees the rows of its table: setting, quality, list fee, fee
 */
record WriteAPluginPage(Map<String, String> files, List<List<String>> fees) {

  private static final Pattern FILE =
      Pattern.compile("(?m)^\\*\\*`([^`]+)`\\*\\*\\n\\n```\\w*\\n((?s:.*?))^```$");
  private static final Pattern FEE =
      Pattern.compile("(?m)^\\| (\\d+) \\| (\\w+) \\| ([\\d.]+) \\| ([\\d.]+) \\|$");

  private static final String PAGE = "docs/write-a-plugin.md";

  /** The folder of the checkout. */
  static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(PAGE))) {
      folder = Objects.requireNonNull(folder.getParent(), "no docs above the working directory");
    }
    return folder;
  }

  static WriteAPluginPage read() throws IOException {
    String text = Files.readString(checkout().resolve(PAGE));
    Map<String, String> files = new LinkedHashMap<>();
    for (Matcher file = FILE.matcher(text); file.find(); ) {
      files.put(file.group(1), file.group(2));
    }
    List<List<String>> fees = new ArrayList<>();
    for (Matcher fee = FEE.matcher(text); fee.find(); ) {
      fees.add(Arrays.asList(fee.group(1), fee.group(2), fee.group(3), fee.group(4)));
    }
    return new WriteAPluginPage(files, fees);
  }

  /** Those below a folder, by the path from there. */
  Map<String, String> below(String folder) {
    Map<String, String> below = new LinkedHashMap<>();
    files.forEach(
        (path, text) -> {
          if (path.startsWith(folder)) {
            below.put(path.substring(folder.length()), text);
          }
        });
    return below;
  }
}
