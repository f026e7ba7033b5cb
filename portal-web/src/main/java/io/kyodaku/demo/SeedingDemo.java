package io.kyodaku.demo;

import io.kyodaku.catalog.ContextWords;
import io.kyodaku.catalog.ImportingCatalog;
import io.kyodaku.catalog.Imports;
import io.kyodaku.catalog.OwnCatalog;
import io.kyodaku.catalog.TitlingWork;
import io.kyodaku.identity.Accounts;
import io.kyodaku.identity.CreatingGenerator;
import io.kyodaku.identity.Generators;
import io.kyodaku.identity.IssuingApiKey;
import io.kyodaku.identity.KeyKind;
import io.kyodaku.identity.LinkingGenerator;
import io.kyodaku.identity.Rates;
import io.kyodaku.invoice.NamingSeller;
import io.kyodaku.log.Actor;
import io.kyodaku.platform.DemoPast;
import io.kyodaku.platform.MovableClock;
import io.kyodaku.platform.Settings;
import io.kyodaku.policy.Level;
import io.kyodaku.policy.SettingPolicy;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.Money;
import io.kyodaku.shared.TenantId;
import io.kyodaku.stripe.CreditPack;
import io.kyodaku.stripe.OfferingCreditPack;
import io.kyodaku.stripe.SellingEntity;
import io.kyodaku.tenant.DecidingApplication;
import io.kyodaku.tenant.StandingOutcome;
import io.kyodaku.wallet.GrantedLot;
import io.kyodaku.wallet.GrantingCredits;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** Makes the demo's data step by step; each step finds what an earlier start has done already. */
@Dependent
class SeedingDemo {

  static final String GENERATOR_NAME = "Demo Generator";
  static final String GENERATOR_KEY = "kyk_demo_generator";
  static final String RIGHTS_KEY = "kyk_demo_rights";
  static final String ADMIN_KEY = "kyk_demo_admin";

  private static final long WALLET_MICROS = 1_000_000L * 1_000_000L;
  private static final Rates GENERATOR_RATES = new Rates(2_000_000, 5_000_000);
  private static final long IMPORT_POLL_MILLIS = 50;
  private static final int IMPORT_POLLS_AT_MOST = 2_400;

  @Inject private DemoPeople people;
  @Inject private DemoPapers papers;
  @Inject private DemoContracts contracts;
  @Inject private Accounts accounts;
  @Inject private DecidingApplication deciding;
  @Inject private SettingPolicy policies;
  @Inject private ImportingCatalog importing;
  @Inject private Imports imports;
  @Inject private OwnCatalog catalog;
  @Inject private TitlingWork titling;
  @Inject private ContextWords contextWords;
  @Inject private Generators generators;
  @Inject private CreatingGenerator creatingGenerator;
  @Inject private LinkingGenerator linking;
  @Inject private IssuingApiKey keys;
  @Inject private GrantingCredits granting;
  @Inject private OfferingCreditPack packs;
  @Inject private NamingSeller naming;
  @Inject private DemoShop shop;
  @Inject private LivingQuarter quarter;
  @Inject private MovableClock clock;
  @Inject private Settings settings;

  @Inject
  @DatabaseRole(Kind.ADMIN)
  private DataSource rows;

  /** All of it; returns when every catalogue is in, and the past has been lived. */
  void seed() throws SQLException, IOException, InterruptedException {
    DemoPast past = new DemoPast(rows);
    Optional<Instant> begins =
        settings.demoPast() ? past.begins(clock.present()) : Optional.empty();
    UUID admin = people.admin();
    keys.issueDemo(ADMIN_KEY, KeyKind.ADMIN, admin);
    nameSellers(admin);
    offerPacks(admin);
    UUID generator = generator();
    UUID creator = seedCreator(people.creator(), generator);
    Map<TenantId, UUID> owners = seedRightsholders(admin);
    if (begins.isPresent()) {
      quarter.live(begins.get(), new LivingQuarter.Cast(admin, generator, joined(creator), owners));
      clock.moveToPresent();
      past.lived(clock);
    }
    fill(creator);
  }

  private static DemoCreators.Joined joined(UUID creator) {
    return new DemoCreators.Joined(
        creator, DemoPeople.CREATOR, DemoPeople.CREATORS_COUNTRY, "jp-10000", 0);
  }

  private Map<TenantId, UUID> seedRightsholders(UUID admin)
      throws IOException, InterruptedException {
    Map<TenantId, UUID> owners = new LinkedHashMap<>();
    List<DemoFiles.Rightsholder> rightsholders = DemoFiles.rightsholders();
    for (int i = 0; i < rightsholders.size(); i++) {
      DemoFiles.Rightsholder wanted = rightsholders.get(i);
      // The demo's rightsholder works for two, to see one beside the other.
      String email = i < 2 ? DemoPeople.RIGHTS : "rights@" + wanted.slug() + ".example";
      DemoPeople.Owned owned = seedRightsholder(wanted, email, admin);
      TenantId tenant = owned.tenant().tenant();
      owners.put(tenant, owned.owner());
      if (i == 0) {
        keys.issueDemo(RIGHTS_KEY, KeyKind.RIGHTSHOLDER, tenant.value());
      }
      if (settings.demoPast() && wanted.payoutAccount()) {
        shop.openPayoutAccount(tenant, email);
      }
    }
    return owners;
  }

  private DemoPeople.Owned seedRightsholder(DemoFiles.Rightsholder wanted, String email, UUID admin)
      throws IOException, InterruptedException {
    DemoPeople.Owned owned = people.rightsholder(wanted, email);
    TenantId tenant = owned.tenant().tenant();
    papers.handIn(wanted, owned);
    StandingOutcome verified =
        deciding.decide(admin, tenant, new DecidingApplication.Verdict.Verify());
    DemoPeople.require(
        verified instanceof StandingOutcome.Moved
            || verified instanceof StandingOutcome.NotPossible,
        wanted.name());
    contracts.conclude(wanted, owned, admin);
    DemoPeople.require(
        policies.set(tenant, Actor.account(owned.owner()), new Level.OfTenant(), wanted.policy())
            instanceof SettingPolicy.Set,
        wanted.name() + " policy");
    if (imports.latest(tenant, 0).isEmpty()) {
      importCatalogue(tenant, wanted);
    }
    return owned;
  }

  private void importCatalogue(TenantId tenant, DemoFiles.Rightsholder wanted)
      throws InterruptedException {
    if (!(importing.accept(
            tenant,
            Actor.system(),
            DemoFiles.catalogue(wanted.slug()),
            ImportingCatalog.OPEN_AT_MOST)
        instanceof ImportingCatalog.Accepted accepted)) {
      throw new IllegalStateException(
          "the demo's catalogue of " + wanted.name() + " is not accepted");
    }
    for (int poll = 0; poll < IMPORT_POLLS_AT_MOST; poll++) {
      Imports.Report report = imports.find(tenant, accepted.importId()).orElseThrow();
      if (report.summary().status() != Imports.Status.RUNNING) {
        DemoPeople.require(
            report.summary().status() == Imports.Status.DONE && report.errors().isEmpty(),
            "catalogue of " + wanted.name() + ": " + report.errors());
        titleWorks(tenant);
        giveWords(tenant);
        return;
      }
      Thread.sleep(IMPORT_POLL_MILLIS);
    }
    throw new IllegalStateException("the demo's catalogue of " + wanted.name() + " took too long");
  }

  private void titleWorks(TenantId tenant) {
    Map<String, Map<String, String>> titles = DemoFiles.workTitles();
    for (OwnCatalog.OwnWork work : catalog.works(tenant, 0).items()) {
      titles
          .getOrDefault(work.title(), Map.of())
          .forEach(
              (language, title) ->
                  DemoPeople.require(
                      titling.title(tenant, work.id(), language, title)
                          instanceof TitlingWork.Titled,
                      "title of " + work.title()));
    }
  }

  private void giveWords(TenantId tenant) {
    Map<String, List<String>> words = DemoFiles.words();
    for (OwnCatalog.OwnAsset asset : catalog.assets(tenant, Optional.empty(), 0).items()) {
      words
          .getOrDefault(asset.name(), List.of())
          .forEach(
              word ->
                  DemoPeople.require(
                      contextWords.add(tenant, asset.id(), word) instanceof ContextWords.Added,
                      "word " + word));
    }
  }

  private UUID seedCreator(UUID account, UUID generator) {
    UUID creator = accounts.find(account).orElseThrow().creator().orElseThrow().creatorId();
    DemoPeople.require(
        linking.link(account, creator, generator, OptionalLong.empty())
            instanceof LinkingGenerator.Outcome.Linked,
        "link");
    keys.issueDemo(GENERATOR_KEY, KeyKind.GENERATOR, generator);
    return creator;
  }

  private void fill(UUID creator) throws SQLException {
    // Named after the creator, so that it is granted once.
    UUID lot =
        UUID.nameUUIDFromBytes(("demo credits of " + creator).getBytes(StandardCharsets.UTF_8));
    granting.grant(
        new GrantedLot(
            lot, creator, WALLET_MICROS, "JP", Currency.getInstance("JPY"), Optional.empty()));
  }

  private UUID generator() {
    Optional<Generators.Listed> known = generators.findByName(GENERATOR_NAME);
    if (known.isPresent()) {
      return known.get().id();
    }
    return switch (creatingGenerator.create(
        Actor.system(), GENERATOR_NAME, false, GENERATOR_RATES)) {
      case CreatingGenerator.Outcome.Created created -> created.generatorId();
      case CreatingGenerator.Outcome.Invalid invalid ->
          throw new IllegalStateException("" + invalid.errors());
    };
  }

  private void nameSellers(UUID admin) {
    for (DemoFiles.Seller seller : DemoFiles.sellers()) {
      List<FieldError> faults =
          naming.name(
              Actor.account(admin),
              new NamingSeller.Draft(
                  seller.entity(),
                  seller.name(),
                  seller.address(),
                  seller.country(),
                  seller.registration(),
                  seller.contact()));
      if (!faults.isEmpty()) {
        throw new IllegalStateException(seller.entity() + ": " + faults);
      }
    }
  }

  private void offerPacks(UUID admin) {
    for (DemoFiles.Pack pack : DemoFiles.packs()) {
      Currency currency = Currency.getInstance(pack.currency());
      Money price = new Money(pack.priceMicros(), currency);
      SellingEntity entity = SellingEntity.valueOf(pack.sellingEntity());
      // One of this code stays as it is.
      var unused =
          packs.offer(
              new CreditPack(Ids.next(), pack.code(), entity, price, pack.creditMicros()),
              Actor.account(admin));
    }
  }
}
