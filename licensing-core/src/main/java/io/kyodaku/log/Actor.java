package io.kyodaku.log;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did something that is audited. */
public record Actor(Kind kind, @Nullable UUID id) {

  /** A person, a program with a key, or the platform itself. */
  public enum Kind {
    ACCOUNT,
    API_KEY,
    SYSTEM
  }

  public static Actor account(UUID id) {
    return new Actor(Kind.ACCOUNT, id);
  }

  public static Actor apiKey(UUID id) {
    return new Actor(Kind.API_KEY, id);
  }

  public static Actor system() {
    return new Actor(Kind.SYSTEM, null);
  }
}
