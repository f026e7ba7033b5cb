package io.kyodaku.catalog;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.Sql;
import io.kyodaku.shared.TenantId;
import io.kyodaku.tenant.TenantScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder says what its work is called in another language; who reads in that language is
 * shown it. A work has one title in a language: a second takes the place of the first.
 */
@Dependent
public class TitlingWork {

  /** So many languages for one work. */
  static final int TITLES_AT_MOST = 50;

  private final Sql rows;

  @Inject
  public TitlingWork(@DatabaseRole(Kind.TENANT) DataSource rows) {
    this.rows = new Sql(rows);
  }

  /**
   * @param language a BCP 47 tag in its canonical spelling
   */
  public record Title(String language, String text) implements Serializable {}

  /** What became of it. */
  public sealed interface Outcome {}

  public record Titled() implements Outcome {}

  /** No such work of this tenant. */
  public record NotFound() implements Outcome {}

  public record Invalid(List<FieldError> errors) implements Outcome {}

  /** Of a work of the tenant, by language. */
  @TenantScoped
  public List<Title> titles(TenantId tenant, UUID workId) {
    return rows.list(
        "select language, title from work_title where work_id = ? and tenant_id = ?"
            + " order by language",
        row -> new Title(row.getString("language"), row.getString("title")),
        workId,
        tenant);
  }

  /**
   * @param language a BCP 47 tag
   * @param title one line of at most 200 characters
   */
  @TenantScoped
  public Outcome title(
      TenantId tenant, UUID workId, @Nullable String language, @Nullable String title) {
    FieldErrors errors = new FieldErrors();
    Optional<String> tag = AliasName.language(language);
    if (tag.isEmpty()) {
      errors.add("language", CatalogFault.NAME_LANGUAGE_MISSING);
    }
    String tidy = errors.line("title", title, Work.TITLE_LENGTH_AT_MOST);
    if (!errors.none()) {
      return new Invalid(errors.list());
    }
    // Locked, so that two that come at once are counted one after the other.
    if (rows.first(
            "select id from work where id = ? and tenant_id = ? for update",
            row -> true,
            workId,
            tenant)
        .isEmpty()) {
      return new NotFound();
    }
    String saved = tag.orElseThrow();
    List<Title> present = titles(tenant, workId);
    if (present.size() >= TITLES_AT_MOST
        && present.stream().noneMatch(other -> other.language().equals(saved))) {
      errors.add("title", CatalogFault.TOO_MANY_TITLES, TITLES_AT_MOST);
      return new Invalid(errors.list());
    }
    rows.update(
        "insert into work_title (work_id, tenant_id, language, title) values (?, ?, ?, ?)"
            + " on conflict (work_id, language) do update set title = excluded.title",
        workId,
        tenant,
        saved,
        tidy);
    return new Titled();
  }

  /** Whether there was one. */
  @TenantScoped
  public boolean remove(TenantId tenant, UUID workId, String language) {
    return rows.update(
            "delete from work_title where work_id = ? and tenant_id = ? and language = ?",
            workId,
            tenant,
            language)
        > 0;
  }
}
