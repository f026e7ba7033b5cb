package io.kyodaku.decision;

import io.kyodaku.decision.GeneratorFacts.Rates;
import io.kyodaku.decision.LicenseTerms.RoyaltyBase;
import io.kyodaku.plugin.api.AssetKind;
import io.kyodaku.policy.PolicyPreset;
import io.kyodaku.rule.Action;
import io.kyodaku.rule.Bounds;
import io.kyodaku.rule.Conditions;
import io.kyodaku.rule.Controls;
import io.kyodaku.rule.ControlsText;
import io.kyodaku.rule.Guards;
import io.kyodaku.rule.Rule;
import io.kyodaku.rule.Territories;
import io.kyodaku.rule.Use;
import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.Grade;
import io.kyodaku.screening.LiveIndex;
import io.kyodaku.screening.Name;
import io.kyodaku.screening.Sought;
import io.kyodaku.screening.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tables say, as far as decisions depend on it, and the facts that are compiled from it.
 * Rows come table by table, in any order; then {@link #compileAll} or {@link #compile} makes facts
 * of them, and {@link #snapshot} gives out what never changes again. For one thread.
 */
final class SnapshotState {

  /**
   * Tenants whose names are recognised. One that has never been verified has not shown that it owns
   * anything, and would otherwise have everybody's prompts refused by registering common words. One
   * that has closed owns what it owned: its characters are not free for all.
   */
  private static final Set<String> PROVEN = Set.of("VERIFIED", "SUSPENDED", "CLOSED");

  private static final int WHOLE_BPS = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotState.class);
  private static final Controls UNREADABLE =
      new Controls(
          ZoneOffset.UTC,
          List.of(
              new Rule(
                  "unreadable",
                  "Unreadable",
                  Action.BLOCK,
                  Conditions.NONE,
                  OptionalInt.empty(),
                  List.of())),
          Guards.NONE,
          List.of());

  private record Tenant(TenantFacts facts, boolean isProven) {}

  private record Asset(UUID id, UUID workId, AssetKind kind, String name, boolean stopped) {}

  private record Claim(
      UUID id,
      UUID tenantId,
      int shareBps,
      Territories territories,
      long pricePerSecondMicros,
      Currency currency) {}

  /** What was settled about a claim's share; what came later overrides it where both speak. */
  private record Settled(UUID claimId, Territories where, int shareBps) {}

  private record Alias(UUID tenantId, String text, Grade grade) {}

  /** What was agreed, and of which assets or works. */
  private record Agreed(JointFacts facts, UUID proposed, UUID other) {}

  /** A policy's place; null where it is said of everything. */
  private record Place(UUID tenantId, @Nullable UUID workId, @Nullable UUID assetId) {}

  /** The text of what is said at a place. */
  private record Said(@Nullable String preset, String controls) {}

  /** What one claim listens to; each is compared by identity, which is quick. */
  private record Listening(
      @Nullable PolicyAt asset, @Nullable PolicyAt work, @Nullable PolicyAt tenant) {}

  private record Generator(boolean disabled, List<Rates> rates) {}

  private final Map<UUID, List<ContractFacts>> contracts = new HashMap<>();
  private final Map<UUID, Tenant> tenants = new HashMap<>();
  private final Map<UUID, Boolean> stoppedWorks = new HashMap<>();
  private final Map<UUID, String> titles = new HashMap<>();
  private final Map<UUID, List<String>> otherTitles = new HashMap<>();
  private final Map<UUID, Asset> assets = new HashMap<>();
  private final Map<UUID, List<Claim>> claims = new HashMap<>();
  private final Map<UUID, List<Settled>> settled = new HashMap<>();
  private final Map<UUID, List<Ownership.Contested>> contested = new HashMap<>();
  private final Map<UUID, Agreed> agreements = new HashMap<>();
  private final Map<UUID, List<Agreed>> agreedOf = new HashMap<>();

  /** Of what something was agreed, or isn't any more, since all was compiled. */
  private final Set<UUID> agreedAnew = new HashSet<>();

  private final Map<UUID, List<Alias>> aliases = new HashMap<>();
  private final Map<UUID, List<String>> contextWords = new HashMap<>();
  private final Map<UUID, Place> places = new HashMap<>();

  /** Where something was said or taken back since all was compiled. */
  private final Set<Place> touched = new HashSet<>();

  private final Map<Place, PolicyAt> policies = new HashMap<>();

  /** With more text than this, what was said is looked for anew, and what is not said is gone. */
  private static final int CHARACTERS_AT_MOST = 16_000_000;

  private final Map<Said, Spoken> spoken = new HashMap<>();
  private long characters;
  private final Map<UUID, Set<UUID>> assetsOfWork = new HashMap<>();
  private final Map<UUID, Set<UUID>> assetsOfTenant = new HashMap<>();
  private final Map<UUID, Generator> generators = new HashMap<>();
  private final Map<Integer, Map<Currency, Long>> pars = new HashMap<>();
  // Most claims share a few of these, so they are made once.
  private final Map<String, Territories> territories = new HashMap<>();

  private final Executor background;
  private AssetTable table = AssetTable.of(List.of());
  private Map<UUID, List<Sought>> names = new HashMap<>();
  private Map<Place, List<Term>> terms = new HashMap<>();
  private LiveIndex index;
  private long version = -1;

  /**
   * @param background where names are compiled anew when many of them have changed
   */
  SnapshotState(Executor background) {
    this.background = background;
    index = new LiveIndex(new AliasIndex(List.of()), background);
  }

  /** Of the snapshot that was given out last; -1 before the first. */
  long version() {
    return version;
  }

  void tenant(ResultSet row) throws SQLException {
    UUID id = uuid(row, 1);
    String status = row.getString(2);
    TenantFacts facts =
        new TenantFacts(
            id,
            status.equals("VERIFIED"),
            row.getBoolean(3),
            contracts.getOrDefault(id, List.of()));
    tenants.put(id, new Tenant(facts, PROVEN.contains(status)));
  }

  /** Those of a tenant come before it. */
  void contract(ResultSet row) throws SQLException {
    contracts
        .computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(1))
        .add(
            new ContractFacts(
                uuid(row, 2),
                uuid(row, 3),
                row.getInt(4),
                instant(row, 5),
                Currency.getInstance(row.getString(6)),
                row.getString(7),
                row.getInt(8),
                RoyaltyBase.valueOf(row.getString(9)),
                row.getString(10).equals("OWNER"),
                row.getInt(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getObject(15) == null ? null : instant(row, 15),
                Bounds.stored(
                    row.getString(16),
                    row.getObject(17, Integer.class),
                    row.getObject(18, Integer.class),
                    row.getObject(19, Long.class),
                    row.getString(20))));
  }

  void policy(ResultSet row) throws SQLException {
    UUID tenant = uuid(row, 2);
    UUID work = row.getObject(3, UUID.class);
    UUID asset = row.getObject(4, UUID.class);
    PolicyAt.Level level =
        asset != null
            ? PolicyAt.Level.ASSET
            : work != null ? PolicyAt.Level.WORK : PolicyAt.Level.TENANT;
    Place place = new Place(tenant, work, asset);
    places.put(uuid(row, 1), place);
    touched.add(place);
    policies.put(
        place,
        new PolicyAt(
            level,
            asset != null ? asset : work != null ? work : tenant,
            row.getObject(7, UUID.class),
            spoken(new Said(row.getString(5), row.getString(6)), place)));
  }

  /** What many say is compiled once. */
  private Spoken spoken(Said said, Place place) {
    if (characters > CHARACTERS_AT_MOST) {
      spoken.clear();
      characters = 0;
    }
    return spoken.computeIfAbsent(
        said,
        text -> {
          characters += text.controls().length();
          return Spoken.of(
              Optional.ofNullable(text.preset()).map(PolicyPreset::valueOf),
              controls(text.controls(), place));
        });
  }

  /**
   * What can't be read blocks: nobody can say what it allowed. The rest of the platform goes on.
   */
  private static Controls controls(String text, Place place) {
    try {
      return ControlsText.stored(text);
    } catch (IllegalArgumentException e) {
      LOG.error("the controls at {} can't be read and block", place, e);
      return UNREADABLE;
    }
  }

  void work(ResultSet row) throws SQLException {
    stoppedWorks.put(uuid(row, 1), row.getBoolean(2));
    titles.put(uuid(row, 1), row.getString(3));
  }

  void otherTitle(ResultSet row) throws SQLException {
    otherTitles.computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(2)).add(row.getString(2));
  }

  void contextWord(ResultSet row) throws SQLException {
    contextWords.computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(2)).add(row.getString(2));
  }

  void asset(ResultSet row) throws SQLException {
    UUID id = uuid(row, 1);
    UUID work = uuid(row, 2);
    assets.put(
        id,
        new Asset(
            id, work, AssetKind.valueOf(row.getString(3)), row.getString(4), row.getBoolean(5)));
    assetsOfWork.computeIfAbsent(work, unused -> new HashSet<>()).add(id);
  }

  void claim(ResultSet row) throws SQLException {
    UUID tenant = uuid(row, 2);
    UUID asset = uuid(row, 3);
    claims
        .computeIfAbsent(asset, unused -> new ArrayList<>(1))
        .add(
            new Claim(
                uuid(row, 1),
                tenant,
                row.getInt(4),
                territories.computeIfAbsent(row.getString(5), Territories::stored),
                row.getLong(6),
                Currency.getInstance(row.getString(7))));
    assetsOfTenant.computeIfAbsent(tenant, unused -> new HashSet<>()).add(asset);
  }

  /** In the order in which they were settled. */
  void share(ResultSet row) throws SQLException {
    settled
        .computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(1))
        .add(new Settled(uuid(row, 2), Territories.stored(row.getString(3)), row.getInt(4)));
  }

  void contested(ResultSet row) throws SQLException {
    contested
        .computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(2))
        .add(
            new Ownership.Contested(
                uuid(row, 5), uuid(row, 2), Territories.stored(row.getString(3)), row.getInt(4)));
  }

  void agreement(ResultSet row) throws SQLException {
    Instant acceptedAt = instant(row, 9);
    Instant from = row.getObject(10) == null ? acceptedAt : instant(row, 10);
    Instant until = row.getObject(11) == null ? null : instant(row, 11);
    Instant over = row.getObject(12) == null ? null : instant(row, 12);
    int shareBps = row.getInt(4);
    Agreed agreed =
        new Agreed(
            new JointFacts(
                uuid(row, 1),
                new JointFacts.Side(uuid(row, 2), shareBps),
                new JointFacts.Side(uuid(row, 5), WHOLE_BPS - shareBps),
                Bits.ofCondition(
                    Stream.of(row.getString(7).split(",", -1)).map(Use::valueOf).toList()),
                territories.computeIfAbsent(row.getString(8), Territories::stored),
                acceptedAt,
                from.isBefore(acceptedAt) ? acceptedAt : from,
                until == null || (over != null && over.isBefore(until)) ? over : until),
            uuid(row, 3),
            uuid(row, 6));
    agreements.put(agreed.facts().id(), agreed);
    for (UUID of : List.of(agreed.proposed(), agreed.other())) {
      agreedOf.computeIfAbsent(of, unused -> new ArrayList<>(1)).add(agreed);
      agreedAnew.add(of);
    }
  }

  void alias(ResultSet row) throws SQLException {
    aliases
        .computeIfAbsent(uuid(row, 1), unused -> new ArrayList<>(2))
        .add(new Alias(uuid(row, 2), row.getString(3), grade(row.getString(3), row.getString(4))));
  }

  private static Grade grade(String alias, @Nullable String said) {
    return said == null ? Grade.of(alias) : Grade.valueOf(said);
  }

  void generator(ResultSet row) throws SQLException {
    generators.put(uuid(row, 1), new Generator(row.getBoolean(2), new ArrayList<>()));
  }

  void rateCard(ResultSet row) throws SQLException {
    Generator generator = generators.get(uuid(row, 2));
    if (generator != null) {
      generator
          .rates()
          .add(new Rates(uuid(row, 1), instant(row, 3), row.getLong(4), row.getLong(5)));
    }
  }

  void par(ResultSet row) throws SQLException {
    pars.computeIfAbsent(row.getInt(1), unused -> new HashMap<>())
        .put(Currency.getInstance(row.getString(2)), row.getLong(3));
  }

  /** What will be read again, or is gone. */
  void forget(SnapshotChanges changes) {
    for (UUID policy : changes.policies) {
      Place place = places.remove(policy);
      if (place != null) {
        policies.remove(place);
        touched.add(place);
      }
    }
    for (UUID id : changes.agreements) {
      Agreed agreed = agreements.remove(id);
      if (agreed != null) {
        for (UUID of : List.of(agreed.proposed(), agreed.other())) {
          agreedOf.getOrDefault(of, List.of()).remove(agreed);
          agreedAnew.add(of);
        }
      }
    }
    changes.tenants.forEach(contracts::remove);
    changes.assets.forEach(claims::remove);
    changes.assets.forEach(settled::remove);
    changes.assets.forEach(contested::remove);
    changes.named.forEach(aliases::remove);
    changes.named.forEach(contextWords::remove);
    changes.works.forEach(otherTitles::remove);
    if (changes.generators) {
      generators.clear();
    }
  }

  void compileAll() {
    touched.clear();
    agreedAnew.clear();
    compile(assets.keySet());
    names = new HashMap<>();
    assets.values().forEach(asset -> names.put(asset.id(), namesOf(asset)));
    terms = new HashMap<>();
    policies.keySet().forEach(place -> terms.put(place, termsOf(place)));
    List<Sought> all = new ArrayList<>();
    names.values().forEach(all::addAll);
    terms.values().forEach(all::addAll);
    index = new LiveIndex(new AliasIndex(all), background);
  }

  /** Makes facts of what was read again, and of what depends on it. */
  void compile(SnapshotChanges changes) {
    Set<UUID> concerned = new HashSet<>(changes.assets);
    Set<UUID> named = new HashSet<>(changes.named);
    for (UUID work : changes.works) {
      concerned.addAll(ofWork(work));
      named.addAll(ofWork(work));
    }
    for (UUID tenant : changes.tenants) {
      concerned.addAll(ofTenant(tenant));
      named.addAll(ofTenant(tenant));
    }
    touched.forEach(place -> concerned.addAll(listeningTo(place)));
    for (UUID of : agreedAnew) {
      concerned.addAll(assets.containsKey(of) ? Set.of(of) : ofWork(of));
    }
    agreedAnew.clear();
    compile(concerned);
    Set<Place> spoken = new HashSet<>(touched);
    touched.clear();
    if (!changes.tenants.isEmpty()) {
      policies.keySet().stream()
          .filter(place -> changes.tenants.contains(place.tenantId()))
          .forEach(spoken::add);
    }
    search(named, spoken);
  }

  private Set<UUID> listeningTo(Place place) {
    if (place.assetId() != null) {
      return Set.of(place.assetId());
    }
    return place.workId() != null ? ofWork(place.workId()) : ofTenant(place.tenantId());
  }

  private Set<UUID> ofWork(UUID work) {
    return assetsOfWork.getOrDefault(work, Set.of());
  }

  /** Those that it claims. */
  private Set<UUID> ofTenant(UUID tenant) {
    return assetsOfTenant.getOrDefault(tenant, Set.of());
  }

  private void compile(Collection<UUID> concerned) {
    Map<Listening, Policies> lists = new HashMap<>();
    List<AssetFacts> compiled = new ArrayList<>(concerned.size());
    for (UUID id : concerned) {
      Asset asset = assets.get(id);
      if (asset == null) {
        throw new IllegalStateException("asset " + id + " is claimed, but is not there");
      }
      List<ClaimFacts> of = new ArrayList<>(1);
      List<Ownership.Share> shares = new ArrayList<>(1);
      claims.getOrDefault(id, List.of()).stream()
          .sorted(Comparator.comparing(Claim::id))
          .forEach(
              claim -> {
                List<Ownership.Share> own = sharesOf(claim, id);
                of.add(compiled(claim, asset, whereOf(claim, own, id), lists));
                shares.addAll(own);
              });
      compiled.add(
          new AssetFacts(
              id,
              asset.kind(),
              asset.name(),
              asset.stopped() || stoppedWorks.getOrDefault(asset.workId(), false),
              of,
              Ownership.of(shares, contested.getOrDefault(id, List.of())),
              partsOf(asset)));
    }
    table = table.with(compiled);
  }

  /** Whatever came to be on both sides of an agreement is on none. */
  private List<JointFacts.Part> partsOf(Asset asset) {
    List<Agreed> own = agreedOf.getOrDefault(asset.id(), List.of());
    List<Agreed> ofWork = agreedOf.getOrDefault(asset.workId(), List.of());
    if (own.isEmpty() && ofWork.isEmpty()) {
      return List.of();
    }
    return Stream.concat(own.stream(), ofWork.stream())
        .filter(agreed -> isIn(asset, agreed.proposed()) != isIn(asset, agreed.other()))
        .map(agreed -> new JointFacts.Part(agreed.facts(), isIn(asset, agreed.proposed())))
        .sorted(Comparator.comparing(JointFacts.Part::agreement, JointFacts.EARLIEST))
        .toList();
  }

  private static boolean isIn(Asset asset, UUID subject) {
    return subject.equals(asset.id()) || subject.equals(asset.workId());
  }

  /** What was settled last holds wherever the claim does; elsewhere what it says itself. */
  private List<Ownership.Share> sharesOf(Claim claim, UUID asset) {
    List<Ownership.Share> shares = new ArrayList<>(1);
    Territories left = claim.territories();
    for (Settled said : settled.getOrDefault(asset, List.of()).reversed()) {
      if (said.claimId().equals(claim.id())) {
        addShare(shares, claim.id(), said.where().and(left), said.shareBps());
        left = left.without(said.where());
      }
    }
    addShare(shares, claim.id(), left, claim.shareBps());
    return shares;
  }

  private static void addShare(
      List<Ownership.Share> shares, UUID claim, Territories where, int shareBps) {
    if (shareBps > 0 && !where.isEmpty()) {
      shares.add(new Ownership.Share(claim, where, shareBps));
    }
  }

  /** Where a claim has a say: where it has a share, or had one when a conflict about it opened. */
  private Territories whereOf(Claim claim, List<Ownership.Share> shares, UUID asset) {
    List<Ownership.Contested> parties = contested.getOrDefault(asset, List.of());
    if (parties.isEmpty() && shares.size() == 1) {
      return shares.getFirst().where();
    }
    Territories where = Territories.none();
    for (Ownership.Share share : shares) {
      where = where.or(share.where());
    }
    for (Ownership.Contested party : parties) {
      where = party.claimId().equals(claim.id()) ? where.or(party.where()) : where;
    }
    return where;
  }

  private ClaimFacts compiled(
      Claim claim, Asset asset, Territories where, Map<Listening, Policies> lists) {
    Tenant tenant = tenants.get(claim.tenantId());
    if (tenant == null) {
      throw new IllegalStateException("claim " + claim.id() + " is nobody's");
    }
    UUID owner = claim.tenantId();
    Listening listening =
        new Listening(
            policies.get(new Place(owner, null, asset.id())),
            policies.get(new Place(owner, asset.workId(), null)),
            policies.get(new Place(owner, null, null)));
    return new ClaimFacts(
        claim.id(),
        tenant.facts(),
        claim.shareBps(),
        where,
        claim.pricePerSecondMicros(),
        claim.currency(),
        lists.computeIfAbsent(listening, SnapshotState::inOrder));
  }

  private static Policies inOrder(Listening listening) {
    return Policies.of(
        Stream.of(listening.asset(), listening.work(), listening.tenant())
            .flatMap(Stream::ofNullable)
            .toList());
  }

  /** Most changes are of no name and no term, and then nothing is searched for anew. */
  private void search(Set<UUID> named, Set<Place> spoken) {
    List<Sought> added = new ArrayList<>();
    List<Sought> removed = new ArrayList<>();
    for (UUID id : named) {
      Asset asset = assets.get(id);
      List<Sought> now = asset == null ? List.of() : namesOf(asset);
      differ(names.put(id, now), now, added, removed);
    }
    for (Place place : spoken) {
      List<Term> now = termsOf(place);
      differ(terms.put(place, now), now, added, removed);
    }
    // Two owners of one asset may block the same beside it.
    removed.removeIf(
        one ->
            one instanceof Term term
                && terms.values().stream().anyMatch(kept -> kept.contains(term)));
    if (!added.isEmpty() || !removed.isEmpty()) {
      index.change(added, removed);
    }
  }

  private static <T extends Sought> void differ(
      @Nullable List<T> before, List<T> now, List<Sought> added, List<Sought> removed) {
    List<T> was = before == null ? List.of() : before;
    if (!was.equals(now)) {
      was.stream().filter(one -> !now.contains(one)).forEach(removed::add);
      now.stream().filter(one -> !was.contains(one)).forEach(added::add);
    }
  }

  /** What a level blocks, if its owner is one whose names are recognised. */
  private List<Term> termsOf(Place place) {
    PolicyAt policy = policies.get(place);
    Tenant tenant = tenants.get(place.tenantId());
    if (policy == null || tenant == null || !tenant.isProven()) {
      return List.of();
    }
    return policy.guards().blockedTerms().stream()
        .map(text -> new Term(policy.subjectId(), text, Term.Role.BLOCKED))
        .toList();
  }

  private List<Sought> namesOf(Asset asset) {
    List<Sought> of = new ArrayList<>(2);
    boolean weak = false;
    for (Alias alias : aliases.getOrDefault(asset.id(), List.of())) {
      Tenant tenant = tenants.get(alias.tenantId());
      if (tenant != null && tenant.isProven()) {
        of.add(new Name(alias.tenantId(), asset.id(), asset.name(), alias.text(), alias.grade()));
        weak |= alias.grade() == Grade.WEAK;
      }
    }
    if (weak) {
      supportsOf(asset).forEach(text -> of.add(new Term(asset.id(), text, Term.Role.SUPPORT)));
    }
    return List.copyOf(of);
  }

  private Stream<String> supportsOf(Asset asset) {
    return Stream.of(
            Stream.ofNullable(titles.get(asset.workId())),
            otherTitles.getOrDefault(asset.workId(), List.of()).stream(),
            contextWords.getOrDefault(asset.id(), List.of()).stream())
        .flatMap(texts -> texts);
  }

  /**
   * @param of the version that all of it is of
   */
  Snapshot snapshot(long of) {
    version = of;
    Map<UUID, GeneratorFacts> facts = HashMap.newHashMap(generators.size());
    generators.forEach(
        (id, generator) ->
            facts.put(id, new GeneratorFacts(id, generator.disabled(), generator.rates())));
    List<ParTable> tables = new ArrayList<>();
    pars.forEach((number, currencies) -> tables.add(new ParTable(number, currencies)));
    return new Snapshot(of, index.current(), table, facts, tables);
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }
}
