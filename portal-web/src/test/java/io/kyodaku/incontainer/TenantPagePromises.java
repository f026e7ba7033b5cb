package io.kyodaku.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.identity.Passwords;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.shared.WireId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.Test;

/** A rightsholder's pages, as its members' browsers get them. */
interface TenantPagePromises {

  String PASSWORD = "a sentence of the tests";

  /** A rightsholder with one member. */
  record Seat(TenantId tenant, String slug, UUID account, Browser browser) {

    static Seat of(String role) {
      UUID tenant = Ids.next();
      UUID account = Ids.next();
      String slug = "p" + tenant.toString().substring(14).replace("-", "");
      sql()
          .update(
              "insert into tenant (id, slug, kind, name, country, language, currency,"
                  + " selling_entity, status, created_at) values (?, ?, 'ORGANISATION', ?, 'JP',"
                  + " 'en', 'JPY', 'JP', 'VERIFIED', now())",
              tenant,
              slug,
              "Tenant " + slug);
      sql()
          .update(
              "insert into account (id, email, password_hash, name, language, confirmed_at,"
                  + " created_at) values (?, ?, ?, 'Somebody', 'en', now(), now())",
              account,
              account + "@test.example",
              Passwords.hash(PASSWORD));
      sql()
          .update(
              "insert into member (tenant_id, account_id, role, since) values (?, ?, ?, now())",
              tenant,
              account,
              role);
      Browser browser = Browser.signedIn(account + "@test.example", PASSWORD);
      return new Seat(new TenantId(tenant), slug, account, browser);
    }

    Browser.Page open(String view) {
      return browser.open("/t/" + slug + "/" + view);
    }

    UUID work(String title) {
      UUID id = Ids.next();
      sql()
          .update(
              "insert into work (id, tenant_id, title, created_at) values (?, ?, ?, now())",
              id,
              tenant,
              title);
      return id;
    }

    long count(String table) {
      return sql()
          .first(
              "select count(*) from " + table + " where tenant_id = ?",
              row -> row.getLong(1),
              tenant)
          .orElseThrow();
    }

    long stoppedWorks() {
      return sql()
          .first(
              "select count(*) from work where tenant_id = ? and stopped_at is not null",
              row -> row.getLong(1),
              tenant)
          .orElseThrow();
    }

    private static Sql sql() {
      return new Sql(Surroundings.started().owner());
    }
  }

  @Test
  @RunAsClient
  default void everyPageOpensForEveryRole() {
    for (String role : List.of("OWNER", "MANAGER", "FINANCE", "VIEWER")) {
      Seat seat = Seat.of(role);
      for (String view :
          List.of(
              "home",
              "contract",
              "payout-account",
              "tax",
              "catalog",
              "add-asset",
              "import",
              "policy",
              "rules",
              "approvals",
              "usages",
              "statements",
              "keys")) {
        Browser.Page page = seat.open(view);
        assertThat(page.status()).as(role + " " + view).isEqualTo(200);
        assertThat(page.body()).doesNotContain("???").contains("/t/" + seat.slug() + "/home");
      }
    }
  }

  @Test
  @RunAsClient
  default void aForgedPostOfWhoMayOnlyLookIsRefusedAndChangesNothing() {
    Seat viewer = Seat.of("VIEWER");
    Browser.Page catalog = viewer.open("catalog");
    assertThat(catalog.body()).doesNotContain("addWork:submit");

    Browser.Page forged =
        viewer.browser().post(catalog, "addWork", Map.of("addWork:title", "Forged"), "submit");
    assertThat(forged.status()).isEqualTo(403);
    assertThat(viewer.count("work")).isZero();

    Browser.Page stopped = viewer.browser().post(viewer.open("catalog"), "all", Map.of(), "stop");
    assertThat(stopped.status()).isEqualTo(403);

    Map<String, String> key = Map.of("issue:label", "Forged", "issue:scopes", "READ_CATALOG");
    Browser.Page issued = viewer.browser().post(viewer.open("keys"), "issue", key, "submit");
    assertThat(issued.status()).isEqualTo(403);
    assertThat(issued.body()).doesNotContain("kyk_");

    Browser.Page uploaded =
        viewer.browser().upload(viewer.open("import"), "upload", "file", "work\n", "submit");
    assertThat(uploaded.status()).isEqualTo(403);
    assertThat(viewer.count("import_job") + viewer.count("import_draft")).isZero();
    assertThat(viewer.open("import-check?id=imp_" + "0".repeat(32)).status()).isEqualTo(403);

    Browser.Page connected =
        viewer.browser().post(viewer.open("payout-account"), "connect", Map.of(), "submit");
    assertThat(connected.status()).isEqualTo(403);
    assertThat(viewer.count("payout_account")).isZero();
  }

  @Test
  @RunAsClient
  default void whatIsAnothersIsNotThere() {
    Seat ours = Seat.of("OWNER");
    Seat theirs = Seat.of("OWNER");
    UUID work = theirs.work("Theirs");

    assertThat(theirs.open("work?id=" + WireId.WORK.format(work)).status()).isEqualTo(200);
    for (String view :
        List.of(
            "work?id=" + WireId.WORK.format(work),
            "work?id=nonsense",
            "work",
            "asset?id=" + WireId.ASSET.format(Ids.next()),
            "asset?id=" + WireId.WORK.format(work),
            "import?id=" + WireId.IMPORT.format(Ids.next()),
            "import-check?id=" + WireId.IMPORT.format(Ids.next()),
            "import-rows?id=" + WireId.IMPORT.format(Ids.next()),
            "import-standing?id=" + WireId.IMPORT.format(Ids.next()),
            "replay?id=" + WireId.REPLAY.format(Ids.next()),
            "replay?id=nonsense",
            "replay-standing?id=" + WireId.REPLAY.format(Ids.next()),
            "policy?work=" + WireId.WORK.format(work),
            "policy?asset=nonsense",
            "statement?id=" + WireId.STATEMENT.format(Ids.next()))) {
      assertThat(ours.open(view).status()).as(view).isEqualTo(404);
    }
    assertThat(ours.browser().open("/t/" + theirs.slug() + "/catalog").status()).isEqualTo(404);

    Browser.Page own = ours.open("work?id=" + WireId.WORK.format(ours.work("Ours")));
    Browser.Page foreign =
        ours.browser()
            .post(
                own, "work", Map.of("id", WireId.WORK.format(work), "work:policy", "OPEN"), "stop");
    assertThat(foreign.location()).contains("failed=");
    assertThat(ours.browser().follow(foreign).status()).isEqualTo(404);
    assertThat(theirs.stoppedWorks()).isZero();
  }

  @Test
  @RunAsClient
  default void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
    Seat seat = Seat.of("MANAGER");
    UUID work = seat.work("Tales");
    Map<String, String> fields = new HashMap<>();
    fields.put("asset:work", work.toString());
    fields.put("asset:name", "Control \u0007 character");
    fields.put("asset:kind", "CHARACTER");
    fields.put("asset:description", "A long story");
    fields.put("asset:aliases", "no language here");
    fields.put("asset:territories", "JP, XX");
    fields.put("asset:pricePerSecond", "-1");
    Browser.Page wrong = seat.browser().post(seat.open("add-asset"), "asset", fields, "submit");
    assertThat(wrong.status()).isEqualTo(200);
    assertThat(wrong.body())
        .contains("has control or direction characters")
        .contains("has no language")
        .contains("is no ISO 3166-1 alpha-2 country code")
        .contains("is below zero")
        .contains("A long story")
        .contains("JP, XX");
    assertThat(seat.count("asset")).isZero();

    fields.put("asset:kind", "DRAGON");
    fields.put("asset:work", "nonsense");
    Browser.Page unknown = seat.browser().post(seat.open("add-asset"), "asset", fields, "submit");
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(seat.count("asset")).isZero();

    fields.put("asset:work", work.toString());
    fields.put("asset:kind", "CHARACTER");
    fields.put("asset:name", "Momotarō");
    fields.put("asset:aliases", "ja:桃太郎 " + seat.slug() + "\nen:Peach " + seat.slug());
    fields.put("asset:territories", "JP, US");
    fields.put("asset:pricePerSecond", "0.25");
    fields.put("asset:policy", "FAN");
    Browser.Page added = seat.browser().post(seat.open("add-asset"), "asset", fields, "submit");
    assertThat(added.location()).contains("done=assetAdded");
    assertThat(seat.browser().follow(added).body())
        .contains("Momotarō", "桃太郎", "Fan works", "Japan, United States");
    assertThat(seat.count("alias")).isEqualTo(2);
  }

  @Test
  @RunAsClient
  default void aFileIsHandedInAndItsRowsComeBackWithTheirReasons() throws InterruptedException {
    Seat seat = Seat.of("MANAGER");
    Browser.Page nothing =
        seat.browser().upload(seat.open("import"), "upload", "file", "", "submit");
    assertThat(nothing.body()).contains("is missing");

    String file =
        "work,asset,kind,aliases,policy,territories,price_per_second\n"
            + "Tales,Anansi,CHARACTER,en:Anansi "
            + seat.slug()
            + ",FAN,*,1\nTales,Bad,NOBODY,,,*,1\n";
    Browser.Page waits =
        seat.browser().upload(seat.open("import"), "upload", "file", file, "submit");
    assertThat(waits.location()).contains("/import-check?id=imp_");
    Browser.Page check = seat.browser().follow(waits);
    assertThat(seat.count("import_job")).isZero();
    Browser.Page accepted = seat.browser().post(check, "start", Map.of(), "submit");
    assertThat(accepted.location()).contains("/import?id=imp_");
    Browser.Page twice = seat.browser().post(check, "start", Map.of(), "submit");
    assertThat(twice.location()).isEqualTo(accepted.location());
    assertThat(seat.count("import_job")).isEqualTo(1);
    Browser.Page report = seat.browser().follow(accepted);
    for (int i = 0; i < 600 && !report.shows(">Done<"); i++) {
      Thread.sleep(50);
      report = seat.browser().follow(accepted);
    }
    assertThat(report.body()).contains(">Done<", "Kind", "is unknown");
    assertThat(seat.open("import").body()).contains(">Done<");
    assertThat(seat.open("catalog").body()).contains("Anansi");
  }

  @Test
  @RunAsClient
  default void aContractIsReadAndSignedOnlyAsItWasShown() {
    Seat seat = Seat.of("OWNER");
    Map<String, String> choice =
        Map.of("draft:preset", "STANDARD", "draft:terms", "standard", "draft:schedule", "standard");
    Browser.Page drafted = seat.browser().post(seat.open("contract"), "draft", choice, "submit");
    assertThat(drafted.location()).contains("done=contractDrafted");

    Browser.Page shown = seat.open("contract");
    Map<String, String> other = new HashMap<>(choice);
    other.put("draft:preset", "STUDIO");
    seat.browser().post(seat.open("contract"), "draft", other, "submit");
    Browser.Page changed =
        seat.browser().post(shown, "sign", Map.of("sign:name", "Somebody Else"), "submit");
    assertThat(changed.location()).contains("failed=contractChanged");

    Browser.Page unnamed =
        seat.browser().post(seat.open("contract"), "sign", Map.of("sign:name", " "), "submit");
    assertThat(unnamed.body()).contains("is missing");
    Browser.Page signed =
        seat.browser()
            .post(seat.open("contract"), "sign", Map.of("sign:name", "Somebody Else"), "submit");
    assertThat(signed.location()).contains("done=contractSigned");
    assertThat(seat.open("contract").body()).contains("Signed by you", "Somebody Else");
  }

  @Test
  @RunAsClient
  default void aKeyIsShownOnceAndRevoked() {
    Seat seat = Seat.of("OWNER");
    Map<String, String> wanted = Map.of("issue:label", "Nightly", "issue:scopes", "IMPORT_CATALOG");
    Browser.Page issued = seat.browser().post(seat.open("keys"), "issue", wanted, "submit");
    assertThat(issued.body()).contains("kyk_", "Nightly");
    assertThat(seat.open("keys").body()).contains("Nightly").doesNotContain("kyk_");

    Browser.Page revoked = seat.browser().post(seat.open("keys"), "keys", Map.of(), "all:0:revoke");
    assertThat(revoked.location()).contains("done=keyRevoked");
    assertThat(seat.open("keys").body()).doesNotContain("Nightly");
  }
}
