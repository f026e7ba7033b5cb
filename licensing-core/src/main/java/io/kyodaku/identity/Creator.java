package io.kyodaku.identity;

import io.kyodaku.rule.AgeBand;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A person who generates: an account with a wallet, in a country, of an age. */
@Entity
@Table(name = "creator")
public class Creator {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "country")
  private String country;

  @Enumerated(EnumType.STRING)
  @Column(name = "age_band")
  private AgeBand ageBand;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Creator() {}

  Creator(UUID id, UUID accountId, String country, AgeBand ageBand, Instant now) {
    this.id = id;
    this.accountId = accountId;
    this.country = country;
    this.ageBand = ageBand;
    this.createdAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public String country() {
    return country;
  }

  public AgeBand ageBand() {
    return ageBand;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
