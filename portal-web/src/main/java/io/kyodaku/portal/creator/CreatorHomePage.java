package io.kyodaku.portal.creator;

import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.wallet.Wallets;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a creator begins: what it has, what it made last, and what to do next. */
@Named
@RequestScoped
public class CreatorHomePage {

  private static final int JOBS_SHOWN = 4;

  @Inject private Wallets wallets;
  @Inject private GenerationJobs jobs;
  @Inject private CurrentCaller caller;
  private Wallets.@Nullable WalletView wallet;
  private @Nullable List<ShownJob> latest;

  public Wallets.WalletView getWallet() {
    if (wallet == null) {
      wallet = wallets.of(creator());
    }
    return wallet;
  }

  public List<ShownJob> getLatest() {
    if (latest == null) {
      latest =
          jobs.ofCreator(creator(), 0, JOBS_SHOWN).stream()
              .map(job -> ShownJob.of(job, List.of()))
              .toList();
    }
    return latest;
  }

  public boolean isBroke() {
    return getWallet().availableMicros() == 0;
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }
}
