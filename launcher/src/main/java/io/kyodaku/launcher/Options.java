package io.kyodaku.launcher;

import java.nio.file.Path;
import java.util.List;

/** What the command line says: where the portal listens and where its data lie. */
record Options(int port, Path data) {

  static final int DEFAULT_PORT = 8080;

  static Options parse(List<String> arguments, Path defaultData) {
    int port = DEFAULT_PORT;
    Path data = defaultData;
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!name.equals("--port") && !name.equals("--data")) {
        throw new StartupRefused("unknown option " + name + ": say --port NUMBER or --data FOLDER");
      }
      if (i + 1 == arguments.size()) {
        throw new StartupRefused(name + " needs a value: say --port NUMBER or --data FOLDER");
      }
      String value = arguments.get(i + 1);
      if (name.equals("--port")) {
        port = port(value);
      } else {
        data = Path.of(value);
      }
    }
    return new Options(port, data.toAbsolutePath().normalize());
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below like any other port that does not exist.
    }
    throw new StartupRefused("--port " + text + " is not a port: choose a number from 1 to 65535");
  }
}
