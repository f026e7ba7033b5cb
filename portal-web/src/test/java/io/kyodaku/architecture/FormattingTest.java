package io.kyodaku.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs on the build's own JDK, so that the formatter knows the language that the sources are
 * written in.
 */
class FormattingTest {

  @Test
  void everySourceIsFormattedByGoogleJavaFormat() throws IOException {
    Formatter formatter = new Formatter();
    List<Path> unformatted = new ArrayList<>();
    for (Path file : SourceTree.javaFiles()) {
      String source = Files.readString(file);
      if (!source.equals(formatted(formatter, source))) {
        unformatted.add(SourceTree.root().relativize(file));
      }
    }
    assertThat(unformatted).as("run ./kyodaku format").isEmpty();
  }

  /**
   * As the command-line tool does it: imports in order, unused ones gone, code laid out, long
   * strings wrapped.
   */
  private static String formatted(Formatter formatter, String source) {
    try {
      return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
    } catch (FormatterException e) {
      return "does not parse: " + e.getMessage();
    }
  }
}
