package io.kyodaku.policy;

import io.kyodaku.rule.ControlsText;
import io.kyodaku.shared.Ids;
import io.kyodaku.shared.UuidColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Customizer;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;
import org.jspecify.annotations.Nullable;

/**
 * What an owner allows at one level. It begins when the owner first says something there, changes
 * whenever it says something else, and is removed when the level above shall speak again. Decisions
 * made meanwhile keep the terms that they were made on.
 */
@Entity
@Table(name = "policy")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
@Customizer(UuidColumns.class)
public class Policy {

  @Id private UUID id;

  @Column(name = "work_id")
  private @Nullable UUID workId;

  @Column(name = "asset_id")
  private @Nullable UUID assetId;

  @Enumerated(EnumType.STRING)
  private @Nullable PolicyPreset preset;

  private String controls = "";

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Version private long version;

  protected Policy() {}

  public Policy(Level level, Saying says, Instant now) {
    id = Ids.next();
    switch (level) {
      case Level.OfAsset of -> assetId = of.assetId();
      case Level.OfWork of -> workId = of.workId();
      case Level.OfTenant of -> {}
    }
    say(says);
    updatedAt = now;
  }

  /** From now on this is allowed; saying the same again changes nothing. */
  public void change(Saying to, Instant now) {
    if (!says().equals(to)) {
      say(to);
      updatedAt = now;
    }
  }

  private void say(Saying saying) {
    if (saying.isNothing()) {
      throw new IllegalArgumentException("a policy says something");
    }
    preset = saying.preset().orElse(null);
    controls = ControlsText.write(saying.controls());
  }

  public Saying says() {
    return new Saying(Optional.ofNullable(preset), ControlsText.stored(controls));
  }

  public UUID id() {
    return id;
  }

  /** When it was said last. */
  Instant updatedAt() {
    return updatedAt;
  }
}
