package io.kyodaku.catalog;

import io.kyodaku.screening.AliasIndex;
import io.kyodaku.screening.AliasKey;
import io.kyodaku.screening.Grade;
import io.kyodaku.screening.Match;
import io.kyodaku.screening.Name;
import io.kyodaku.screening.Sought;
import io.kyodaku.screening.Term;
import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Would this sentence name the asset? Asked of its names, those that wait too, and of one that is
 * not saved yet. Nothing is changed.
 */
@Dependent
public class TryingNames {

  /** UTF-16 units of a sentence. */
  public static final int SENTENCE_LENGTH_AT_MOST = 2_000;

  private final Sql rows;

  @Inject
  public TryingNames(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * @param said what the sentence says of the names, as it stands there; none if it names nobody
   * @param weakness why the new name would not count alone
   */
  public record Tried(List<String> said, Optional<Grade.Weakness> weakness) implements Outcome {}

  /** No such asset of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /**
   * @param newName may be empty
   */
  @TenantScoped
  public Outcome would(
      TenantId tenant, UUID assetId, @Nullable String newName, @Nullable String sentence) {
    FieldErrors errors = new FieldErrors();
    String text = errors.line("sentence", sentence, SENTENCE_LENGTH_AT_MOST);
    String alias = errors.optionalLine("alias", newName, AliasKey.TEXT_LENGTH_AT_MOST);
    if (!alias.isEmpty() && AliasKey.of(alias) instanceof AliasKey.Unusable unusable) {
      errors.add("alias", unusable.problem().fault());
    }
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    List<Sought> sought = sought(tenant, assetId);
    if (sought.isEmpty()) {
      return new NotFound();
    }
    if (!alias.isEmpty()) {
      sought.add(new Name(tenant.value(), assetId, alias, alias, Grade.of(alias)));
    }
    List<String> said =
        new AliasIndex(sought)
            .find(text).matches().stream().map(match -> said(match, text)).distinct().toList();
    return new Tried(said, alias.isEmpty() ? Optional.empty() : Grade.weakness(alias));
  }

  private static String said(Match match, String text) {
    return text.substring(match.start(), match.end());
  }

  /** The titles come with the asset, so that one that is there has something. */
  private List<Sought> sought(TenantId tenant, UUID assetId) {
    List<Sought> sought = new ArrayList<>();
    sought.addAll(
        rows.list(
            "select w.title from asset a join work w on w.id = a.work_id"
                + " where a.id = ? and a.tenant_id = ?"
                + " union all select t.title from asset a join work_title t on t.work_id ="
                + " a.work_id where a.id = ? and a.tenant_id = ?"
                + " union all select c.text from context_word c"
                + " where c.asset_id = ? and c.tenant_id = ?",
            row -> new Term(assetId, row.getString(1), Term.Role.SUPPORT),
            assetId,
            tenant,
            assetId,
            tenant,
            assetId,
            tenant));
    sought.addAll(
        rows.list(
            "select text, grade from alias"
                + " where asset_id = ? and tenant_id = ? and status <> 'REJECTED'",
            row -> {
              String alias = row.getString("text");
              return new Name(
                  tenant.value(), assetId, alias, alias, grade(alias, row.getString(2)));
            },
            assetId,
            tenant));
    return sought;
  }

  private static Grade grade(String alias, @Nullable String said) {
    return said == null ? Grade.of(alias) : Grade.valueOf(said);
  }
}
