package io.kyodaku.portal.rightsholder;

import io.kyodaku.identity.ApiKey;
import io.kyodaku.identity.ApiKeys;
import io.kyodaku.identity.IssuingApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.identity.RevokingApiKey;
import io.kyodaku.portal.PageErrors;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder's keys for its own programs. A key is shown once, on the page that made it. */
@Named
@ViewScoped
public class TenantKeysPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final List<KeyScope> GRANTABLE =
      KeyKind.RIGHTSHOLDER.scopes().stream().sorted().toList();

  @Inject private transient ApiKeys keys;
  @Inject private transient IssuingApiKey issuing;
  @Inject private transient RevokingApiKey revoking;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private @Nullable List<Key> shown;
  private @Nullable String label;
  private KeyScope[] scopes = GRANTABLE.toArray(KeyScope[]::new);
  private transient @Nullable String issuedKey;

  /** A key as it stood when the page was opened: a row's button means this one. */
  public record Key(UUID id, String label, List<KeyScope> scopes, boolean demo, Instant since)
      implements Serializable {

    private static Key of(ApiKey key) {
      List<KeyScope> sorted = new ArrayList<>(key.scopes().stream().sorted().toList());
      return new Key(key.id(), key.label(), sorted, key.demo(), key.createdAt());
    }
  }

  public List<Key> getKeys() {
    if (shown == null) {
      shown =
          new ArrayList<>(
              keys.of(KeyKind.RIGHTSHOLDER, desk.tenant().value()).stream().map(Key::of).toList());
    }
    return shown;
  }

  public List<KeyScope> getGrantable() {
    return GRANTABLE;
  }

  public void issue() {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    switch (issuing.issue(
        desk.actor(),
        KeyKind.RIGHTSHOLDER,
        desk.tenant().value(),
        label,
        Set.copyOf(Arrays.asList(scopes)))) {
      case IssuingApiKey.Outcome.Issued issued -> {
        issuedKey = issued.key();
        label = null;
        shown = null;
      }
      case IssuingApiKey.Outcome.Invalid invalid -> errors.show("issue", invalid.errors());
    }
  }

  public void revoke(UUID key) {
    if (desk.lacks(Right.SIGNING)) {
      return;
    }
    switch (revoking.revoke(desk.actor(), KeyKind.RIGHTSHOLDER, desk.tenant().value(), key)) {
      case REVOKED -> desk.goTo("keys?done=keyRevoked");
      case UNKNOWN -> desk.goTo("keys?failed=standsOtherwise");
    }
  }

  public @Nullable String getIssuedKey() {
    return issuedKey;
  }

  public @Nullable String getLabel() {
    return label;
  }

  public void setLabel(@Nullable String label) {
    this.label = label;
  }

  public KeyScope[] getScopes() {
    return scopes.clone();
  }

  public void setScopes(KeyScope[] scopes) {
    this.scopes = scopes.clone();
  }
}
