package io.kyodaku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OpenSessionsTest {

  private static final Device FIREFOX = new Device("Firefox", "Linux");

  private final IdentityFixture identity = new IdentityFixture();
  private final OpenSessions sessions =
      new OpenSessions(IdentityFixture.TRANSACTIONS.dataSource(), identity.clock);
  private final UUID account = signedUp();

  private UUID signedUp() {
    UUID id = identity.creator().accountId();
    identity.rows.update(
        "update account set password_changed_at = ? where id = ?",
        identity.clock.instant().minusSeconds(60),
        id);
    return id;
  }

  @Test
  void onesSessionsAreSeenWithTheLastUsedFirst() {
    UUID first = begin();
    identity.clock.pass(Duration.ofMinutes(5));
    UUID second = begin();
    assertThat(sessions.of(account))
        .extracting(OpenSessions.Session::id)
        .containsExactly(second, first);
    identity.clock.pass(Duration.ofMinutes(15));
    sessions.use(first);
    assertThat(sessions.of(account))
        .extracting(OpenSessions.Session::id)
        .containsExactly(first, second);
    assertThat(sessions.of(account).getFirst().lastUsedAt()).isEqualTo(identity.clock.instant());
    assertThat(sessions.of(account).getFirst().browser()).isEqualTo("Firefox");
  }

  @Test
  void oneIsEndedByItsOwnPersonAloneAndOnce() {
    UUID mine = begin();
    UUID other = signedUp();
    assertThat(sessions.end(other, mine)).isFalse();
    assertThat(sessions.idsOf(account)).containsExactly(mine);
    assertThat(sessions.end(account, mine)).isTrue();
    assertThat(sessions.end(account, mine)).isFalse();
    assertThat(sessions.idsOf(account)).isEmpty();
  }

  @Test
  void sessionsEndByThemselves() {
    UUID mine = begin();
    identity.clock.pass(Duration.ofMinutes(41));
    assertThat(sessions.of(account)).isEmpty();
    assertThat(sessions.idsOf(account)).containsExactly(mine);
    identity.clock.pass(OpenSessions.LIFE_AT_MOST);
    assertThat(sessions.idsOf(account)).isEmpty();
    identity.clock.pass(Duration.ofDays(1));
    begin();
    assertThat(
            identity.rows.list(
                "select id from portal_session where account_id = ?",
                row -> row.getString(1),
                account))
        .hasSize(1);
  }

  @Test
  void allEndWhenThePersonSignsOutEverywhere() {
    begin();
    identity.clock.pass(Duration.ofSeconds(1));
    identity.rows.update(
        "update account set signed_out_at = ? where id = ?", identity.clock.instant(), account);
    assertThat(sessions.idsOf(account)).isEmpty();
    UUID after = begin();
    assertThat(sessions.idsOf(account)).containsExactly(after);
  }

  @Test
  void aDeviceIsNamedByWhatItSaysAndNothingElseIsKept() {
    assertThat(
            Device.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0"))
        .isEqualTo(new Device("Edge", "Windows"));
    assertThat(
            Device.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"))
        .isEqualTo(new Device("Safari", "iPhone"));
    assertThat(Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"))
        .isEqualTo(FIREFOX);
    assertThat(Device.of("curl/8.5.0")).isEqualTo(Device.UNKNOWN);
    assertThat(Device.of("<script>".repeat(100_000))).isEqualTo(Device.UNKNOWN);
    assertThat(Device.of(null)).isEqualTo(Device.UNKNOWN);
  }

  private UUID begin() {
    return sessions.begin(account, FIREFOX, identity.clock.instant());
  }
}
