package io.kyodaku.demo;

import io.kyodaku.decision.Usage;
import io.kyodaku.generation.ApprovingGeneration;
import io.kyodaku.generation.Authorization;
import io.kyodaku.generation.AuthorizingGeneration;
import io.kyodaku.generation.ChargeOutcome;
import io.kyodaku.generation.DecliningGeneration;
import io.kyodaku.generation.OwnApprovals;
import io.kyodaku.generation.SettlingGeneration;
import io.kyodaku.generation.VoidingGeneration;
import io.kyodaku.log.Actor;
import io.kyodaku.payout.DuePayout;
import io.kyodaku.payout.PayoutRun;
import io.kyodaku.platform.MovableClock;
import io.kyodaku.rule.Quality;
import io.kyodaku.rule.Use;
import io.kyodaku.shared.TenantId;
import io.kyodaku.statement.ClosingPeriods;
import io.kyodaku.wallet.Wallets;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Lives the quarter that lies behind the demo, day by day: people join, buy credits, generate, are
 * refused, ask; owners answer; periods close and payouts are sent. Everything by the use cases that
 * real people reach, at the time that the demo's clock is set to. Chance is always the same.
 */
@Dependent
class LivingQuarter {

  private static final long SEED = 20_260_901;
  private static final int LAST_CLOSING_DAY = 2;

  /** Below this, a creator buys a pack before it goes on. */
  private static final long LOW_MICROS = 2_500L * 1_000_000;

  private static final int USAGES_OF_A_DAY = 4;
  private static final int CAMPAIGN_FROM = 58;
  private static final int CAMPAIGN_TO = 65;
  private static final Duration RENDERING = Duration.ofSeconds(90);

  @Inject private MovableClock clock;
  @Inject private DemoShop shop;
  @Inject private DemoCreators creators;
  @Inject private DemoGallery gallery;
  @Inject private Wallets wallets;
  @Inject private AuthorizingGeneration authorizing;
  @Inject private SettlingGeneration settling;
  @Inject private VoidingGeneration voiding;
  @Inject private OwnApprovals approvals;
  @Inject private ApprovingGeneration approving;
  @Inject private DecliningGeneration declining;
  @Inject private ClosingPeriods closing;
  @Inject private PayoutRun payouts;

  private final Random chance = new Random(SEED);
  private final List<DemoCreators.Joined> present = new ArrayList<>();

  /** Who is there from the start. */
  record Cast(
      UUID admin, UUID generator, DemoCreators.Joined creator, Map<TenantId, UUID> owners) {}

  /**
   * @param begins when the first day of it is; the last is today
   */
  void live(Instant begins, Cast cast) throws IOException, InterruptedException {
    LocalDate first = begins.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate today = clock.present().atOffset(ZoneOffset.UTC).toLocalDate();
    for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
      int number = (int) ChronoUnit.DAYS.between(first, day);
      join(number, cast);
      if (day.getDayOfMonth() <= LAST_CLOSING_DAY) {
        closing.close(Actor.account(cast.admin()));
      }
      pay(cast);
      answer(cast);
      generate(day, number, cast);
      gallery.make((int) ChronoUnit.DAYS.between(day, today), cast.creator());
    }
  }

  private void join(int day, Cast cast) {
    for (DemoFiles.Joining joining : DemoFiles.creators()) {
      if (joining.fromDay() == day) {
        present.add(creators.join(joining, cast.generator()));
      }
    }
  }

  private void generate(LocalDate day, int number, Cast cast)
      throws IOException, InterruptedException {
    int usages = usages(day, number);
    Instant morning = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int i = 0; i < usages; i++) {
      Instant at = morning.plus(Duration.ofDays(1).multipliedBy(2L * i + 1).dividedBy(2L * usages));
      // The first day has begun already, and the last has not ended.
      if (at.isBefore(clock.present().minus(RENDERING)) && at.isAfter(clock.instant())) {
        clock.moveTo(at);
        generateOne(cast);
      }
    }
  }

  /** More at weekends and as time goes on, and most when everybody talks about it. */
  private int usages(LocalDate day, int number) {
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    boolean campaign = number >= CAMPAIGN_FROM && number <= CAMPAIGN_TO;
    return USAGES_OF_A_DAY
        + chance.nextInt(3)
        + number / 30
        + (weekend ? 2 : 0)
        + (campaign ? 5 : 0);
  }

  private void generateOne(Cast cast) throws IOException, InterruptedException {
    DemoCreators.Joined creator = DemoFiles.pick(present, DemoCreators.Joined::weight, chance);
    if (wallets.of(creator.creatorId()).availableMicros() < LOW_MICROS) {
      shop.buy(creator);
    }
    Usage usage = usage(creator);
    ChargeOutcome.OfAuthorize outcome =
        authorizing.authorize(
            usage,
            cast.generator(),
            UUID.randomUUID().toString(),
            authorization -> authorization.id().toString());
    if (outcome instanceof ChargeOutcome.Held held) {
      clock.moveTo(clock.instant().plus(RENDERING));
      end(cast.generator(), held.authorization());
    }
  }

  /** Most is rendered as asked for, some shorter, a little not at all. */
  private void end(UUID generator, Authorization granted) {
    int asked = granted.usage().seconds();
    switch (chance.nextInt(20)) {
      case 0 -> voiding.release(generator, granted.id());
      case 1, 2, 3 ->
          settling.settle(generator, granted.id(), Math.max(1, asked - 1 - chance.nextInt(asked)));
      default -> settling.settle(generator, granted.id(), asked);
    }
  }

  private Usage usage(DemoCreators.Joined creator) {
    DemoFiles.Prompt prompt = DemoFiles.pick(DemoFiles.prompts(), DemoFiles.Prompt::weight, chance);
    return new Usage(
        creator.creatorId(),
        prompt.text(),
        List.of(),
        use(),
        territories(creator.country()),
        5 + chance.nextInt(12) * 5,
        chance.nextInt(4) == 0 ? Quality.PREMIUM : Quality.STANDARD,
        Optional.empty());
  }

  private Use use() {
    int of20 = chance.nextInt(20);
    if (of20 < 7) {
      return Use.PERSONAL;
    }
    return of20 < 15 ? Use.SHARED : Use.COMMERCIAL;
  }

  private SortedSet<String> territories(String home) {
    SortedSet<String> shown = new TreeSet<>(List.of(home));
    if (chance.nextInt(3) == 0) {
      shown.add("US");
    }
    if (chance.nextInt(5) == 0) {
      shown.add("JP");
    }
    return shown;
  }

  /** Owners look into their inboxes once a day, and leave what came last for who looks next. */
  private void answer(Cast cast) {
    Instant old = clock.instant().minus(Duration.ofHours(12));
    for (Map.Entry<TenantId, UUID> owner : cast.owners().entrySet()) {
      for (OwnApprovals.Waiting waiting : approvals.list(owner.getKey())) {
        if (waiting.askedAt().isBefore(old) && !isOfTheLastDays(waiting)) {
          answer(cast, owner.getKey(), owner.getValue(), waiting.authorizationId());
        }
      }
    }
  }

  private boolean isOfTheLastDays(OwnApprovals.Waiting waiting) {
    return waiting.askedAt().isAfter(clock.present().minus(Duration.ofDays(4)));
  }

  private void answer(Cast cast, TenantId tenant, UUID owner, UUID asked) {
    if (chance.nextInt(5) == 0) {
      declining.decline(tenant, owner, asked);
    } else if (approving.approve(tenant, owner, asked)
        instanceof ChargeOutcome.Approved(Authorization granted)) {
      end(cast.generator(), granted);
    }
  }

  private void pay(Cast cast) throws InterruptedException {
    boolean due =
        payouts.preview().stream()
            .anyMatch(payout -> payout.readiness() == DuePayout.Readiness.READY);
    if (due) {
      shop.arrived(payouts.execute(Actor.account(cast.admin())).planned());
    }
  }
}
