package io.kyodaku.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner that renders. It comes with a first rate card, gets new versions of it over time, and
 * may be suspended and resumed; what it did stays.
 */
@Entity
@Table(name = "generator")
public class Generator {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "name")
  private String name;

  @Column(name = "first_party")
  private boolean firstParty;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @Column(name = "disabled_reason")
  private @Nullable String disabledReason;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Generator() {}

  Generator(UUID id, String name, boolean firstParty, Instant now) {
    this.id = id;
    this.name = name;
    this.firstParty = firstParty;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Whether it is the platform's own. */
  public boolean firstParty() {
    return firstParty;
  }

  public boolean disabled() {
    return disabledAt != null;
  }

  /** From now on its keys are nobody's, and nothing is granted to it. */
  void suspend(String reason, Instant now) {
    if (disabled()) {
      throw new IllegalStateException("generator " + id + " is suspended already");
    }
    disabledAt = now;
    disabledReason = reason;
  }

  void resume() {
    if (!disabled()) {
      throw new IllegalStateException("generator " + id + " is not suspended");
    }
    disabledAt = null;
    disabledReason = null;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
