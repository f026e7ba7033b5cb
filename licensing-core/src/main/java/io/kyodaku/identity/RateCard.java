package io.kyodaku.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a generator asks for compute, in microcredits per second; a version never changes. */
@Entity
@Table(name = "rate_card")
public class RateCard {

  /** A thousand credits a second: more is a slip of the finger. */
  public static final long MICROS_PER_SECOND_AT_MOST = 1_000_000_000L;

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "generator_id")
  private UUID generatorId;

  @Column(name = "version")
  private int version;

  @Column(name = "standard_per_second")
  private long standardMicrosPerSecond;

  @Column(name = "premium_per_second")
  private long premiumMicrosPerSecond;

  @Column(name = "effective_from")
  private Instant effectiveFrom;

  protected RateCard() {}

  RateCard(
      UUID id,
      UUID generatorId,
      int version,
      long standardMicrosPerSecond,
      long premiumMicrosPerSecond,
      Instant effectiveFrom) {
    this.id = id;
    this.generatorId = generatorId;
    this.version = version;
    this.standardMicrosPerSecond = standardMicrosPerSecond;
    this.premiumMicrosPerSecond = premiumMicrosPerSecond;
    this.effectiveFrom = effectiveFrom;
  }

  public UUID id() {
    return id;
  }

  public UUID generatorId() {
    return generatorId;
  }

  public int version() {
    return version;
  }

  public long standardMicrosPerSecond() {
    return standardMicrosPerSecond;
  }

  public long premiumMicrosPerSecond() {
    return premiumMicrosPerSecond;
  }

  public Instant effectiveFrom() {
    return effectiveFrom;
  }
}
