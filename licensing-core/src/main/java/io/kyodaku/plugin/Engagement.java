package io.kyodaku.plugin;

import io.kyodaku.shared.TenantId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One jar at work for one tenant, in all of its contracts: classes and a plugin of its own, so that
 * nothing which they hold leads to another tenant, and the breaker that tells how it behaves.
 *
 * <p>They are loaded when they are first needed. When the jar may no longer act for the tenant they
 * are let go, and the garbage collector unloads them; the breakers stay.
 */
final class Engagement {

  private static final long PATIENCE_MILLIS = 2_000;

  private final TenantId tenant;
  private final String hash;
  private final Surroundings around;
  private final Breaker breaker;
  private final Breaker breakerOfDrafts;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable LoadedPlugin own;

  Engagement(TenantId tenant, String hash, Surroundings around) {
    this.tenant = tenant;
    this.hash = hash;
    this.around = around;
    this.breaker = new Breaker(around.limits(), around.clock());
    this.breakerOfDrafts = new Breaker(around.limits(), around.clock());
  }

  Breaker breaker() {
    return breaker;
  }

  /** Apart, so that settings which are only tried out stop no contract that is in force. */
  Breaker breakerOfDrafts() {
    return breakerOfDrafts;
  }

  /** The tenant's own plugin, when it may act. */
  LoadedPlugin plugin() throws Misbehaviour {
    return like(around.standing().of(tenant, hash), breaker);
  }

  /** The tenant's own plugin, to try settings with. */
  LoadedPlugin pluginOfDrafts(LoadedPlugin known) throws Misbehaviour {
    return like(known, breakerOfDrafts);
  }

  private LoadedPlugin like(LoadedPlugin known, Breaker whose) throws Misbehaviour {
    LoadedPlugin loaded = own;
    return loaded != null ? loaded : load(known, whose);
  }

  /** One loads; the others wait for it, but not for long. */
  private LoadedPlugin load(LoadedPlugin known, Breaker whose) throws Misbehaviour {
    lock();
    try {
      LoadedPlugin loaded = own;
      if (loaded == null) {
        loaded = around.loader().another(known, whose);
        own = loaded;
      }
      return loaded;
    } finally {
      loading.unlock();
    }
  }

  private void lock() throws Misbehaviour {
    try {
      if (!loading.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new Misbehaviour(FailureKind.BUSY, "It is being loaded");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Misbehaviour(FailureKind.BUSY, "This server is shutting down");
    }
  }

  void letGo() {
    own = null;
  }
}
