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
 * may be disabled; what it did stays.
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

  public Instant createdAt() {
    return createdAt;
  }
}
