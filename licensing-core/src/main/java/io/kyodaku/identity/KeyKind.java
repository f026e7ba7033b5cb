package io.kyodaku.identity;

import java.util.Set;

/** Whom a key speaks for, which bounds what it may ever do. */
public enum KeyKind {
  /** A generator; the owner is its id. */
  GENERATOR,
  /** A rightsholder; the owner is the tenant's id. */
  RIGHTSHOLDER,
  /** An operator; the owner is the account's id. */
  ADMIN;

  /** The most that such a key can be given. */
  public Set<KeyScope> scopes() {
    return switch (this) {
      case GENERATOR -> Set.of(KeyScope.GENERATE, KeyScope.READ_CATALOG);
      case RIGHTSHOLDER ->
          Set.of(KeyScope.IMPORT_CATALOG, KeyScope.READ_CATALOG, KeyScope.READ_CONTRACT);
      case ADMIN -> Set.of(KeyScope.READ_LEDGER, KeyScope.READ_CATALOG);
    };
  }
}
