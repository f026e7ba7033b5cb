package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kyodaku.log.Actor;
import io.kyodaku.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApiKeysTest {

  private final IdentityFixture identity = new IdentityFixture();
  private final IssuingApiKey issuing =
      new IssuingApiKey(IdentityFixture.TRANSACTIONS.dataSource(), identity.clock);
  private final ApiKeys keys =
      new ApiKeys(IdentityFixture.TRANSACTIONS.dataSource(), new KeyCache(), identity.clock);
  private final UUID owner = Ids.next();
  private final Actor operator = Actor.account(identity.operator());

  @Test
  void anIssuedKeyIsFoundByItselfAlone() {
    String key = issue(Set.of(KeyScope.GENERATE)).key();

    ApiKey found = keys.find(key).orElseThrow();

    assertThat(key).matches("kyk_[0-9A-Za-z]{43}");
    assertThat(found.ownerId()).isEqualTo(owner);
    assertThat(found.scopes()).containsExactly(KeyScope.GENERATE);
    assertThat(keys.find(key.substring(0, key.length() - 1))).isEmpty();
    assertThat(keys.find("kyk_" + "a".repeat(43))).isEmpty();
    assertThat(keys.find("")).isEmpty();
  }

  @Test
  void theKeyItselfIsStoredNowhere() {
    String key = issue(Set.of(KeyScope.GENERATE)).key();

    assertThat(
            identity.rows.list(
                "select hash, label from api_key where owner_id = ?",
                row -> row.getString(1) + row.getString(2),
                owner))
        .singleElement()
        .satisfies(row -> assertThat(row).doesNotContain(key.substring(4)));
  }

  @Test
  void aRevokedKeyIsGoneWithinASecondAlsoWhereItWasJustUsed() {
    IssuingApiKey.Outcome.Issued issued = issue(Set.of(KeyScope.GENERATE));
    assertThat(keys.find(issued.key())).isPresent();

    RevokingApiKey.Outcome outcome =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new RevokingApiKey(IdentityFixture.TRANSACTIONS.dataSource(), identity.clock)
                    .revoke(operator, KeyKind.GENERATOR, owner, issued.keyId()));
    identity.clock.pass(Duration.ofSeconds(1));

    assertThat(outcome).isEqualTo(RevokingApiKey.Outcome.REVOKED);
    assertThat(keys.find(issued.key())).isEmpty();
    assertThat(keys.of(KeyKind.GENERATOR, owner)).isEmpty();
  }

  @Test
  void aKeysLastUseIsKnownToTenMinutes() {
    IssuingApiKey.Outcome.Issued issued = issue(Set.of(KeyScope.GENERATE));
    assertThat(keys.of(KeyKind.GENERATOR, owner).getFirst().lastUsedAt()).isEmpty();

    Instant first = identity.clock.instant();
    keys.find(issued.key());
    identity.clock.pass(Duration.ofMinutes(5));
    keys.find(issued.key());
    assertThat(keys.of(KeyKind.GENERATOR, owner).getFirst().lastUsedAt()).hasValue(first);
    identity.clock.pass(Duration.ofMinutes(6));
    keys.find(issued.key());
    assertThat(keys.of(KeyKind.GENERATOR, owner).getFirst().lastUsedAt())
        .hasValue(identity.clock.instant());
  }

  @Test
  void anotherOwnersKeyIsUnknown() {
    IssuingApiKey.Outcome.Issued issued = issue(Set.of(KeyScope.GENERATE));

    RevokingApiKey.Outcome outcome =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new RevokingApiKey(IdentityFixture.TRANSACTIONS.dataSource(), identity.clock)
                    .revoke(operator, KeyKind.GENERATOR, Ids.next(), issued.keyId()));

    assertThat(outcome).isEqualTo(RevokingApiKey.Outcome.UNKNOWN);
    assertThat(keys.find(issued.key())).isPresent();
  }

  @Test
  void aKindOfKeyIsNeverGivenAnothersScopes() {
    for (Set<KeyScope> scopes : Set.of(Set.<KeyScope>of(), Set.of(KeyScope.READ_LEDGER))) {
      assertThat(
              IdentityFixture.TRANSACTIONS.run(
                  () -> issuing.issue(operator, KeyKind.GENERATOR, owner, "key", scopes)))
          .isInstanceOf(IssuingApiKey.Outcome.Invalid.class);
    }
  }

  @Test
  void thePortalsOwnStudioHasNoKeyThatWouldReachEverybodysCredits() {
    UUID studio = Ids.next();
    identity.rows.update(
        "insert into generator (id, name, first_party, created_at) values (?, ?, true, now())",
        studio,
        "Studio " + studio);

    assertThat(
            IdentityFixture.TRANSACTIONS.run(
                () ->
                    issuing.issue(
                        operator, KeyKind.GENERATOR, studio, "key", Set.of(KeyScope.GENERATE))))
        .isInstanceOf(IssuingApiKey.Outcome.Invalid.class);
    assertThatThrownBy(
            () ->
                IdentityFixture.TRANSACTIONS.run(
                    () -> {
                      issuing.issueDemo("kyk_past_the_check", KeyKind.GENERATOR, studio);
                      return true;
                    }))
        .hasStackTraceContaining("has no keys");
  }

  @Test
  void aKeyOfWhatBecameTheStudioCanStillBeRevoked() {
    IssuingApiKey.Outcome.Issued issued = issue(Set.of(KeyScope.GENERATE));
    identity.rows.update("update generator set first_party = true where id = ?", owner);

    RevokingApiKey.Outcome outcome =
        IdentityFixture.TRANSACTIONS.run(
            () ->
                new RevokingApiKey(IdentityFixture.TRANSACTIONS.dataSource(), identity.clock)
                    .revoke(operator, KeyKind.GENERATOR, owner, issued.keyId()));

    assertThat(outcome).isEqualTo(RevokingApiKey.Outcome.REVOKED);
    assertThat(keys.find(issued.key())).isEmpty();
  }

  private IssuingApiKey.Outcome.Issued issue(Set<KeyScope> scopes) {
    return (IssuingApiKey.Outcome.Issued)
        IdentityFixture.TRANSACTIONS.run(
            () -> issuing.issue(operator, KeyKind.GENERATOR, owner, "render farm", scopes));
  }
}
