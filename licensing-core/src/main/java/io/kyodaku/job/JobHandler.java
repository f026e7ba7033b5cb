package io.kyodaku.job;

import java.time.Duration;
import java.util.Optional;

/**
 * Does the jobs of one kind. Implementations are CDI beans; the runner finds them by {@link
 * #kind()}. A handler that throws is tried again with backoff, and its job is set aside for an
 * operator after {@link #attemptsAtMost()}.
 */
public interface JobHandler {

  /**
   * Whose workers do it. Work that has to wait for others has workers of its own, so that however
   * long it waits, nothing else does.
   */
  enum Lane {
    /** Work that goes on by itself: sweeps, receipts, the log. */
    OWN,
    /** What rightsholders bring, file by file. */
    IMPORTS,
    /** What Stripe tells, which is asked about at Stripe. */
    STRIPE_EVENTS,
    /** What is handed to the mail server. */
    MAIL,
    /** Work that waits for rightsholders' plugins, tenant by tenant. */
    CLOSING,
    /** Work that waits for Stripe, payout by payout. */
    PAYOUTS,
    /** What Stripe says of balances, page by page. */
    RECONCILING,
    /** Work that waits for video services. */
    RENDERING,
    /** What generators are told, which waits for their servers. */
    WEBHOOKS,
    /** Drafts that are tried on what was, which takes all processors for seconds. */
    REPLAYS
  }

  /** The job table's {@code kind}. */
  String kind();

  /** Does the work; may run again after a crash, so its effect must be the same once or twice. */
  void run(String payload) throws Exception;

  /**
   * Told before a job is set aside: what waits for it should not wait for ever. It may be told
   * twice; when it throws, the job stays open and is tried again.
   *
   * @param why what the last attempt threw
   */
  default void giveUp(String payload, String why) throws Exception {}

  default Lane lane() {
    return Lane.OWN;
  }

  default int attemptsAtMost() {
    return 12;
  }

  /**
   * For work that repeats: how long after an end the next job is due. Such a job exists {@link
   * #atOnce()} times, made by the runner.
   */
  default Optional<Duration> every() {
    return Optional.empty();
  }

  /**
   * For work that repeats: how many may do it at the same time, over all nodes; at least 1. More
   * than one share the work among themselves.
   */
  default int atOnce() {
    return 1;
  }
}
