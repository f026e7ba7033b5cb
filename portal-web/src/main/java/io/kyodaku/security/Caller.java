package io.kyodaku.security;

import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.tenant.Membership;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who makes a request. */
public sealed interface Caller {

  /** Nobody that we know. */
  record Anonymous() implements Caller {}

  /**
   * A person in a browser.
   *
   * @param trusted has a second factor, or is where nobody needs one
   */
  record SignedIn(
      UUID accountId,
      String name,
      String email,
      String language,
      boolean admin,
      Optional<UUID> creatorId,
      List<Membership> tenants,
      boolean trusted)
      implements Caller {

    public SignedIn {
      tenants = List.copyOf(tenants);
    }

    public Optional<Membership> membershipOf(String slug) {
      return tenants.stream().filter(membership -> membership.slug().equals(slug)).findFirst();
    }
  }

  /**
   * A program with an API key.
   *
   * @param ownerId a generator's, tenant's or account's id, as the kind says
   * @param demo one of demo mode's keys, which are not rate limited
   */
  record KeyCaller(UUID keyId, KeyKind kind, UUID ownerId, Set<KeyScope> scopes, boolean demo)
      implements Caller {

    public KeyCaller {
      scopes = Set.copyOf(scopes);
    }
  }
}
