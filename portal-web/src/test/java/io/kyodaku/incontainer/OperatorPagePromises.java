package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.Passwords;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** An operator's pages: a button acts on what stood beside it, whatever happened since. */
interface OperatorPagePromises {

  String STANDS_OTHERWISE = "Nothing was changed: somebody else was faster, or it is gone.";

  /** Applied longer ago than everybody else, so that it stands first. */
  private static UUID applicant(String name, String since) {
    UUID tenant = Ids.next();
    UUID account = Ids.next();
    sql()
        .update(
            "insert into tenant (id, slug, kind, name, country, language, currency,"
                + " selling_entity, status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP',"
                + " 'en', 'JPY', 'JP', 'APPLIED', ?::timestamptz)",
            tenant,
            "q" + tenant.toString().substring(14).replace("-", ""),
            name,
            since);
    sql()
        .update(
            "insert into account (id, email, password_hash, name, language, confirmed_at,"
                + " created_at) values (?, ?, 'none', 'Somebody', 'en', now(), now())",
            account,
            account + "@test.example");
    sql()
        .update(
            "insert into member (tenant_id, account_id, role, since) values (?, ?, 'OWNER', now())",
            tenant,
            account);
    return tenant;
  }

  private static String statusOf(UUID tenant) {
    return sql()
        .first("select status from tenant where id = ?", row -> row.getString(1), tenant)
        .orElseThrow();
  }

  private static UUID deadEvent(String receivedAt) {
    UUID id = Ids.next();
    sql()
        .update(
            "insert into stripe_event (id, selling_entity, event_id, type, payload, created_at,"
                + " received_at, status, next_at, error, ended_at) values (?, 'JP', ?,"
                + " 'nothing.known', '{}', now(), ?::timestamptz, 'DEAD', now(), 'of the tests',"
                + " now())",
            id,
            "evt_" + id,
            receivedAt);
    return id;
  }

  private static boolean isUntouched(UUID event) {
    return sql()
        .first(
            "select status = 'DEAD' and error = 'of the tests' from stripe_event where id = ?",
            row -> row.getBoolean(1),
            event)
        .orElseThrow();
  }

  private static Browser operator() {
    UUID account = Ids.next();
    sql()
        .update(
            "insert into account (id, email, password_hash, name, language, admin, confirmed_at,"
                + " created_at) values (?, ?, ?, 'Operator', 'en', true, now(), now())",
            account,
            account + "@test.example",
            Passwords.hash(TenantPagePromises.PASSWORD));
    return Browser.signedIn(account + "@test.example", TenantPagePromises.PASSWORD);
  }

  private static Sql sql() {
    return new Sql(Surroundings.started().owner());
  }

  @Test
  @RunAsClient
  default void theAddressOfAPartOfThePortalLeadsToItsHome() {
    Browser operator = operator();
    Browser anybody = Browser.reading("en");
    for (String slash : new String[] {"", "/"}) {
      assertThat(operator.open("/admin" + slash).location()).isEqualTo("/admin/home");
      assertThat(operator.open("/account" + slash).location()).isEqualTo("/account/preferences");
      assertThat(anybody.open("/signup" + slash).location()).isEqualTo("/");
      assertThat(anybody.open("/creator" + slash).location()).startsWith("/login?to=");
    }
    for (String folder : new String[] {"/resources", "/resources/ky", "/rightsholder"}) {
      assertThat(anybody.open(folder).status()).as(folder).isEqualTo(404);
    }
  }

  @Test
  @RunAsClient
  default void aButtonVerifiesTheApplicantThatItStoodBeside() {
    UUID first = applicant("First in the queue", "2001-01-01");
    UUID second = applicant("Second in the queue", "2001-01-02");
    Browser operator = operator();
    Browser.Page queue = operator.open("/admin/applications");
    assertThat(queue.body()).contains("First in the queue", "Second in the queue");
    sql().update("update tenant set status = 'REJECTED' where id = ?", first);

    Browser.Page pressed = operator.post(queue, "applications", Map.of(), "waiting:0:verify");

    assertThat(statusOf(second)).isEqualTo("APPLIED");
    assertThat(statusOf(first)).isEqualTo("REJECTED");
    assertThat(pressed.location()).contains("failed=standsOtherwise");
    Browser.Page still = operator.post(queue, "applications", Map.of(), "waiting:1:verify");
    assertThat(still.location()).contains("done=tenantVerified");
    assertThat(statusOf(second)).isEqualTo("VERIFIED");
  }

  @Test
  @RunAsClient
  default void aButtonThatNamesAnotherThanItsRowDoesNothing() {
    UUID first = applicant("Named by its row", "2002-01-01");
    UUID second = applicant("Named by the post", "2002-01-02");
    Browser operator = operator();
    Browser.Page queue = operator.open("/admin/applications");

    Browser.Page pressed =
        operator.post(
            queue,
            "applications",
            Map.of("applications:waiting:0:verify", second.toString()),
            "waiting:0:verify");

    assertThat(pressed.body()).contains(STANDS_OTHERWISE);
    assertThat(statusOf(first)).isEqualTo("APPLIED");
    assertThat(statusOf(second)).isEqualTo("APPLIED");
    sql().update("update tenant set status = 'REJECTED' where id in (?, ?)", first, second);
  }

  @Test
  @RunAsClient
  default void aButtonReplaysTheEventThatItStoodBeside() {
    UUID shown = deadEvent("2099-01-01");
    Browser operator = operator();
    Browser.Page inbox = operator.open("/admin/inbox?status=DEAD");
    UUID newer = deadEvent("2099-01-02");

    Browser.Page pressed = operator.post(inbox, "inbox", Map.of(), "entries:0:replay");

    assertThat(isUntouched(newer)).isTrue();
    assertThat(isUntouched(shown)).isFalse();
    assertThat(pressed.location()).contains("done=eventReplayed");
  }
}
