package io.kyodaku.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in. An account is born when a person signs up, and is of no use until the
 * person proves by a mailed link that the address is theirs: by confirming it as the one who signed
 * up, or by setting a new password through it. The same account may be a creator, a member of
 * tenants and an operator. Changing the password ends every session that was opened with the old
 * one.
 */
@Entity
@Table(name = "account")
public class Account {

  @Id
  @Column(name = "id")
  private UUID id;

  @Column(name = "email")
  private String email;

  @Column(name = "email_key", insertable = false, updatable = false)
  private @Nullable String emailKey;

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_changed_at")
  private Instant passwordChangedAt;

  @Column(name = "password_by_mail")
  private boolean passwordByMail;

  @Column(name = "name")
  private String name;

  @Column(name = "language")
  private String language;

  @Column(name = "admin")
  private boolean admin;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Account() {}

  Account(UUID id, String email, String passwordHash, String name, String language, Instant now) {
    this.id = id;
    this.email = email;
    this.passwordHash = passwordHash;
    this.passwordChangedAt = now;
    this.name = name;
    this.language = language;
    this.createdAt = now;
  }

  /** The address is this person's; a second time changes nothing. */
  void confirm(Instant now) {
    if (confirmedAt == null) {
      confirmedAt = now;
    }
  }

  /** By whoever reads this address's mail; no password that was set before lets anybody in. */
  void setPasswordByMail(String newHash, Instant now) {
    passwordHash = newHash;
    passwordChangedAt = now;
    passwordByMail = true;
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  public String name() {
    return name;
  }

  public String language() {
    return language;
  }

  public boolean admin() {
    return admin;
  }

  public Optional<Instant> confirmedAt() {
    return Optional.ofNullable(confirmedAt);
  }

  public Instant passwordChangedAt() {
    return passwordChangedAt;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
