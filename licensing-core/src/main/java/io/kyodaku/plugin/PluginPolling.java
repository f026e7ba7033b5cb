package io.kyodaku.plugin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node in step: looks into its inbox and syncs its host, again and again, until closed.
 * What fails is tried again at the next turn.
 */
public final class PluginPolling implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PluginPolling.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kyodaku-plugin-polling").factory());

  private PluginPolling() {}

  /**
   * Begins at once.
   *
   * @param inboxes the folders of this node, usually one
   * @param afterwards done at the end of each turn
   */
  public static PluginPolling start(
      PluginHost host, List<PluginInbox> inboxes, Runnable afterwards, Duration every) {
    PluginPolling polling = new PluginPolling();
    Runnable turn =
        () -> {
          inboxes.forEach(inbox -> quietly(inbox::scan));
          quietly(host::sync);
          quietly(afterwards);
        };
    var unused =
        polling.timer.scheduleWithFixedDelay(turn, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    return polling;
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      // An error too: the timer would not come back, and no stop would reach this node any more.
      LOG.warn("plugins are not in step; trying again", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
