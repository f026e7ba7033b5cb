package io.kyodaku.catalog;

import io.kyodaku.screening.AliasKey;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.PlainText;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Words of an asset's world, as its owner gives them: near one of them a name that is also an
 * ordinary word means the asset.
 */
@Dependent
public class ContextWords {

  /** So many for one asset. */
  static final int WORDS_AT_MOST = 50;

  private final Sql rows;

  @Inject
  public ContextWords(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** What became of it. */
  public sealed interface Outcome {}

  public record Added() implements Outcome {}

  /** No such asset of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /** Of an asset of the tenant, in their order. */
  @TenantScoped
  public List<String> of(TenantId tenant, UUID assetId) {
    return rows.list(
        "select text from context_word where asset_id = ? and tenant_id = ? order by text",
        row -> row.getString("text"),
        assetId,
        tenant);
  }

  /**
   * One that is there already is spelled as it is given.
   *
   * @param word one line of at most 200 characters, of two letters at least
   */
  @TenantScoped
  public Outcome add(TenantId tenant, UUID assetId, @Nullable String word) {
    FieldErrors errors = new FieldErrors();
    Optional<AliasKey> key = key(errors, word);
    if (key.isEmpty()) {
      return new Invalid(errors.list());
    }
    // Locked, so that two that come at once are counted one after the other.
    if (rows.first(
            "select id from asset where id = ? and tenant_id = ? for update",
            row -> true,
            assetId,
            tenant)
        .isEmpty()) {
      return new NotFound();
    }
    String wordKey = key.get().value();
    if (others(tenant, assetId, wordKey) >= WORDS_AT_MOST) {
      errors.add("word", CatalogFault.TOO_MANY_WORDS, WORDS_AT_MOST);
      return new Invalid(errors.list());
    }
    rows.update(
        "insert into context_word (asset_id, tenant_id, text, match_key) values (?, ?, ?, ?)"
            + " on conflict (asset_id, match_key) do update set text = excluded.text",
        assetId,
        tenant,
        PlainText.tidy(word == null ? "" : word, PlainText.Shape.LINE),
        wordKey);
    return new Added();
  }

  /** Whether there was one. */
  @TenantScoped
  public boolean remove(TenantId tenant, UUID assetId, String word) {
    return rows.update(
            "delete from context_word where asset_id = ? and tenant_id = ? and text = ?",
            assetId,
            tenant,
            word)
        > 0;
  }

  private long others(TenantId tenant, UUID assetId, String key) {
    return rows.first(
            "select count(*) from context_word"
                + " where asset_id = ? and tenant_id = ? and match_key <> ?",
            row -> row.getLong(1),
            assetId,
            tenant,
            key)
        .orElse(0L);
  }

  private static Optional<AliasKey> key(FieldErrors errors, @Nullable String word) {
    String text = errors.line("word", word, AliasKey.TEXT_LENGTH_AT_MOST);
    if (!errors.none()) {
      return Optional.empty();
    }
    return switch (AliasKey.of(text)) {
      case AliasKey.Usable usable -> Optional.of(usable.key());
      case AliasKey.Unusable unusable -> {
        Fault fault = unusable.problem().fault();
        errors.add("word", fault);
        yield Optional.empty();
      }
    };
  }
}
