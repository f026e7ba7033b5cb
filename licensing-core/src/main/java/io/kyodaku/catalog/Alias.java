package io.kyodaku.catalog;

import io.kyodaku.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * A name of an asset in a language, by which prompts name it. It is born live; when another owner's
 * live alias reads the same, PostgreSQL makes it wait, and it matches nothing until an operator
 * lets it in or rejects it. Its owner may spell it otherwise or take it back, never decide.
 */
@Entity
@Table(name = "alias")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id")
public class Alias {

  @Id private UUID id;

  @Column(name = "asset_id")
  private UUID assetId;

  private String language;

  private String text;

  @Column(name = "match_key")
  private String matchKey;

  private int position;

  @Enumerated(EnumType.STRING)
  private AliasStatus status;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Alias() {}

  /**
   * @param position its place among the asset's names: the first in a language is shown
   */
  public Alias(UUID assetId, AliasName name, int position, Instant now) {
    id = Ids.next();
    this.assetId = assetId;
    language = name.language();
    text = name.text();
    matchKey = name.matchKey();
    this.position = position;
    status = AliasStatus.LIVE;
    createdAt = now;
  }

  /** The same name, spelled as its owner now likes it. */
  public void respell(AliasName name) {
    if (!name.matchKey().equals(matchKey)) {
      throw new IllegalArgumentException("another name is another alias");
    }
    text = name.text();
  }

  public UUID id() {
    return id;
  }

  public AliasStatus status() {
    return status;
  }

  public int position() {
    return position;
  }

  public AliasName name() {
    return new AliasName(language, text, matchKey);
  }
}
