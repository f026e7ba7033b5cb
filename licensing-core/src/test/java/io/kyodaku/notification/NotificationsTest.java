package io.kyodaku.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.log.Actor;
import io.kyodaku.log.Audit;
import io.kyodaku.log.AuditAction;
import io.kyodaku.mail.Outbox;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.testing.MovableClock;
import io.kyodaku.testing.TestDatabase;
import io.kyodaku.testing.TestMail;
import io.kyodaku.testing.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Everybody who has to know is told once, in its own language, where and when it wants to be. */
class NotificationsTest {

  private static final TestDatabase DATABASE = TestDatabase.shared();
  private static final Pattern TOKEN = Pattern.compile("/unsubscribe\\?token=([\\w-]+)");

  private final MovableClock clock = new MovableClock(Instant.parse("2027-05-03T12:00:00Z"));
  private final OwnNotices notices = new OwnNotices(DATABASE.admin(), clock);
  private final ChoosingMail choosing = new ChoosingMail(DATABASE.admin());
  private final SendingDigests digests =
      new SendingDigests(DATABASE.admin(), TestMail.PORTAL, TestMail.SEAL, clock);
  private final TenantId tenant = TestTenants.verified(DATABASE, "JPY");
  private final UUID owner = TestMail.owner(DATABASE, tenant, "en");
  private final UUID viewer = TestTenants.member(DATABASE, tenant, "VIEWER");
  private final UUID operator = TestTenants.account(DATABASE);

  @Test
  void whoMayKnowIsToldAndNobodyElse() {
    suspended("An investigation {0} 'goes' on.");

    Notice told = only(owner);
    assertThat(told.kind()).isEqualTo(NoticeKind.TENANT_SUSPENDED);
    assertThat(told.unread()).isTrue();
    assertThat(told.path()).isEqualTo("/t/" + told.tenantSlug() + "/home");
    assertThat(new NoticeWords(Locale.ENGLISH).text(told))
        .contains(told.tenantName(), "An investigation {0} 'goes' on.");
    assertThat(new NoticeWords(Locale.JAPANESE).title(told)).isEqualTo("権利者アカウントが停止されました");
    assertThat(notices.page(viewer, 0).notices()).isEmpty();
    assertThat(notices.unread(viewer)).isZero();
  }

  @Test
  void whatConcernsATenantIsSeenByWhoMayKnowItThereNow() {
    suspended("Why.");
    assertThat(notices.unread(owner)).isEqualTo(1);
    UUID id = only(owner).id();

    role(viewer, "OWNER");
    role(owner, "VIEWER");
    assertThat(notices.unread(owner)).isZero();
    assertThat(notices.page(owner, 0).notices()).isEmpty();
    assertThat(notices.follow(owner, id)).isEmpty();

    role(owner, "OWNER");
    assertThat(notices.unread(owner)).isEqualTo(1);
  }

  @Test
  void followingReadsItAndNobodyFollowsWhatIsAnothers() {
    suspended("Why.");
    UUID id = only(owner).id();

    assertThat(notices.follow(viewer, id)).isEmpty();
    assertThat(notices.unread(owner)).isEqualTo(1);
    assertThat(notices.follow(owner, id)).isPresent();
    assertThat(notices.unread(owner)).isZero();
    assertThat(only(owner).unread()).isFalse();
  }

  @Test
  void allAreReadAtOnce() {
    suspended("One.");
    suspended("Two.");
    assertThat(notices.unread(owner)).isEqualTo(2);

    notices.readAll(owner);

    assertThat(notices.unread(owner)).isZero();
  }

  @Test
  void whatWaitsForAnAnswerIsToldAsOneUntilItIsRead() {
    waits();
    waits();
    waits();
    Notice told = only(owner);
    assertThat(new NoticeWords(Locale.ENGLISH).title(told))
        .isEqualTo("3 usages wait for your approval");
    assertThat(TestMail.to(DATABASE, owner)).hasSize(1);

    notices.follow(owner, told.id());
    waits();

    assertThat(notices.page(owner, 0).notices()).hasSize(2);
    assertThat(notices.unread(owner)).isEqualTo(1);
  }

  @Test
  void whoDidItIsNotTold() {
    TestTenants.execute(
        DATABASE,
        "insert into happening (kind, tenant_id, actor_id, subject_id, at) values"
            + " ('approval-waits', ?, ?, ?, now())",
        tenant.value(),
        owner,
        tenant.value());
    TestMail.tellAll(DATABASE.admin());

    assertThat(notices.page(owner, 0).notices()).isEmpty();
  }

  @Test
  void whatIsDecidedNeedsNoOperatorAnyMore() {
    UUID other = TestTenants.account(DATABASE);
    TestTenants.execute(DATABASE, "update account set admin = true where id = ?", other);
    happens("tenant-applied");
    happens("contract-signed");
    assertThat(notices.unread(other)).isEqualTo(2);
    happens("contract-countersigned");
    assertThat(notices.unread(other)).isEqualTo(1);
    happens("contract-signed");
    happens("tenant-verified");
    assertThat(notices.unread(other)).as("the next version waits").isEqualTo(1);
    happens("contract-rejected");
    assertThat(notices.unread(other)).isZero();
    assertThat(notices.page(other, 0).notices()).as("they stay to be read").hasSize(3);
    TestTenants.execute(DATABASE, "update account set admin = false where id = ?", other);
  }

  private void happens(String kind) {
    new Sql(DATABASE.owner())
        .update(
            "insert into happening (kind, tenant_id, actor_id, subject_id, at) values (?, ?, ?, ?,"
                + " ?)",
            kind,
            tenant,
            operator,
            Ids.next(),
            clock.instant());
    TestMail.tellAll(DATABASE.admin());
  }

  @Test
  void noMailComesWhereNoneIsWanted() {
    wish(owner, Topic.STANDING, MailChoice.NEVER);

    suspended("Why.");

    assertThat(TestMail.to(DATABASE, owner)).isEmpty();
    assertThat(notices.unread(owner)).isEqualTo(1);
  }

  @Test
  void theDailyMailComesOnceInTheMorningOfThePersonsOwnDay() {
    wish(owner, Topic.STANDING, MailChoice.DAILY);
    suspended("One.");
    suspended("Two.");
    assertThat(TestMail.to(DATABASE, owner)).isEmpty();

    // Three at night in Tokyo.
    moveTo(Instant.parse("2027-05-03T18:00:00Z"));
    assertThat(digests.send(owner)).isFalse();
    moveTo(Instant.parse("2027-05-03T22:30:00Z"));
    assertThat(digests.waiting(new UUID(0, 0))).contains(owner);
    assertThat(digests.send(owner)).isTrue();
    assertThat(digests.send(owner)).isFalse();

    List<Outbox.Letter> mails = TestMail.to(DATABASE, owner);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().subject()).isEqualTo("2 things happened at Kyodaku");
    assertThat(mails.getFirst().body())
        .contains("Your account as a rightsholder is suspended", "https://kyodaku.test/t/");

    suspended("Three.");
    moveTo(clock.instant().plus(Duration.ofHours(3)));
    assertThat(digests.send(owner)).as("a second on the same day").isFalse();
    moveTo(clock.instant().plus(Duration.ofHours(24)));
    assertThat(digests.send(owner)).isTrue();
    assertThat(TestMail.to(DATABASE, owner)).hasSize(2);
  }

  @Test
  void theDailyMailTellsNothingThatThePersonMayNoLongerKnow() {
    wish(owner, Topic.STANDING, MailChoice.DAILY);
    suspended("Why.");
    role(viewer, "OWNER");
    role(owner, "VIEWER");

    moveTo(Instant.parse("2027-05-03T23:00:00Z"));

    assertThat(digests.send(owner)).isFalse();
    assertThat(TestMail.to(DATABASE, owner)).isEmpty();
  }

  @Test
  void theLinkInAMailEndsSuchMailAndNoOther() {
    suspended("Why.");
    Matcher link = TOKEN.matcher(TestMail.to(DATABASE, owner).getFirst().body());
    assertThat(link.find()).isTrue();
    UnsubscribeSeal.Wish wish = TestMail.SEAL.open(link.group(1)).orElseThrow();
    assertThat(wish).isEqualTo(new UnsubscribeSeal.Wish(owner, Optional.of(Topic.STANDING)));

    choosing.end(wish);

    assertThat(choosing.of(owner).mail().get(Topic.STANDING)).isEqualTo(MailChoice.NEVER);
    assertThat(choosing.of(owner).mail().get(Topic.CONTRACT)).isEqualTo(MailChoice.AT_ONCE);
    suspended("Again.");
    assertThat(TestMail.to(DATABASE, owner)).hasSize(1);
  }

  @Test
  void aForgedLinkEndsNothing() {
    String token = TestMail.SEAL.token(owner, Topic.STANDING);
    char other = token.charAt(3) == 'A' ? 'B' : 'A';
    assertThat(TestMail.SEAL.open(token.substring(0, 3) + other + token.substring(4))).isEmpty();
    assertThat(TestMail.SEAL.open("")).isEmpty();
    assertThat(TestMail.SEAL.open("%%%")).isEmpty();
    assertThat(TestMail.SEAL.open("A".repeat(100_000))).isEmpty();
    assertThat(new UnsubscribeSeal("another installation").open(token)).isEmpty();
  }

  @Test
  void whatIsGoneLeadsToTheListThatItWasIn() {
    for (NoticeKind kind : NoticeKind.values()) {
      UUID id = UUID.randomUUID();
      Notice notice = new Notice(id, kind, "Momiji", "momiji", id, Map.of(), clock.instant(), true);
      assertThat(notice.path()).startsWith("/");
    }
  }

  @Test
  void everyKindHasItsWordsInEveryLanguageAndAPage() {
    for (NoticeKind kind : NoticeKind.values()) {
      UUID id = UUID.randomUUID();
      Map<String, String> facts =
          Map.of(
              "assetId",
              id.toString(),
              "statementId",
              id.toString(),
              "minor",
              "1200",
              "currency",
              "JPY",
              "credits",
              "5000000",
              "day",
              "2027-05-03",
              "number",
              "4");
      Notice notice = new Notice(id, kind, "Momiji", "momiji", id, facts, clock.instant(), true);
      assertThat(notice.path()).startsWith("/");
      for (String language : List.of("en", "ja", "zh-Hans")) {
        NoticeWords words = new NoticeWords(Locale.forLanguageTag(language));
        assertThat(words.title(notice)).doesNotContain("{", "null").isNotBlank();
        assertThat(words.text(notice)).doesNotContain("{", "null").isNotBlank();
      }
    }
  }

  private void moveTo(Instant moment) {
    clock.pass(Duration.between(clock.instant(), moment));
  }

  private void suspended(String reason) {
    new Sql(DATABASE.admin())
        .run(
            connection ->
                Audit.record(
                    connection,
                    Actor.account(operator),
                    AuditAction.TENANT_SUSPENDED,
                    tenant,
                    tenant.value(),
                    reason,
                    clock));
    TestMail.tellAll(DATABASE.admin());
  }

  private void waits() {
    TestTenants.execute(
        DATABASE,
        "insert into happening (kind, tenant_id, subject_id, at) values ('approval-waits', ?, ?,"
            + " now())",
        tenant.value(),
        UUID.randomUUID());
    TestMail.tellAll(DATABASE.admin());
  }

  private void wish(UUID account, Topic topic, MailChoice mail) {
    Map<Topic, MailChoice> wishes = new EnumMap<>(choosing.of(account).mail());
    wishes.put(topic, mail);
    choosing.choose(
        account, new ChoosingMail.Wishes("en", Optional.of(ZoneId.of("Asia/Tokyo")), wishes));
  }

  private void role(UUID account, String role) {
    TestTenants.execute(
        DATABASE,
        "update member set role = ? where tenant_id = ? and account_id = ?",
        role,
        tenant.value(),
        account);
  }

  private Notice only(UUID account) {
    List<Notice> told = notices.page(account, 0).notices();
    assertThat(told).hasSize(1);
    return told.getFirst();
  }
}
