package io.kyodaku.browser;

import java.util.regex.Pattern;

/** The four who come to the demo. */
enum Who {
  ANYBODY("", "/catalog"),
  CREATOR("creator@demo.example", "/creator/home"),
  RIGHTSHOLDER("rights@demo.example", "/t/momiji-tales/home"),
  OPERATOR("admin@demo.example", "/admin/home");

  private static final Pattern GUARDED = Pattern.compile("/(admin|creator|t|account)/.*");

  private final String email;
  private final String home;

  Who(String email, String home) {
    this.email = email;
    this.home = home;
  }

  String home() {
    return home;
  }

  /** In a browser of its own, signed in where it is somebody. */
  Visitor enters(String language) {
    Visitor visitor = Stage.visitor(language);
    if (!email.isEmpty()) {
      new Person(name(), email).signIn(visitor);
    }
    return visitor;
  }

  /** Whether a path is in somebody else's part. */
  boolean isForbidden(String path) {
    return switch (this) {
      case ANYBODY -> GUARDED.matcher(path).matches();
      case CREATOR -> path.startsWith("/admin/") || path.startsWith("/t/");
      case RIGHTSHOLDER -> path.startsWith("/admin/") || path.startsWith("/creator/");
      // The demo's operator is a creator too.
      case OPERATOR -> path.startsWith("/t/");
    };
  }
}
