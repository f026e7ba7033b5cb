package io.kyodaku.generation;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds what creators have the portal render. */
@Dependent
public class GenerationJobs {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

  private static final int LOOKED_THROUGH = 1_000;
  private static final int ASSETS_AT_MOST = 30;

  private final Sql admin;
  private final GenerationBackends backends;

  @Inject
  public GenerationJobs(@DatabaseRole(Kind.ADMIN) DataSource admin, GenerationBackends backends) {
    this.admin = new Sql(admin);
    this.backends = backends;
  }

  /** By id, for its creator; anyone else's is empty. */
  public Optional<GenerationJob> ofCreator(UUID creatorId, UUID id) {
    return admin.first(
        "select * from generation_job where creator_id = ? and id = ?", this::job, creatorId, id);
  }

  /** What was rendered here for one of its creator's licences, where it was. */
  public Optional<GenerationJob> ofAuthorization(UUID creatorId, UUID authorizationId) {
    return admin.first(
        "select * from generation_job where creator_id = ? and authorization_id = ?",
        this::job,
        creatorId,
        authorizationId);
  }

  /** A creator's own, newest first; pages count from 0. */
  public List<GenerationJob> ofCreator(UUID creatorId, int page, int size) {
    if (page < 0 || size < 1 || size > PAGE_AT_MOST) {
      throw new IllegalArgumentException("no page " + page + " of " + size);
    }
    return admin.list(
        "select * from generation_job where creator_id = ? order by created_at desc, id desc"
            + " limit ? offset ?",
        this::job,
        creatorId,
        size,
        (long) page * size);
  }

  /**
   * Which of its own a creator looks for.
   *
   * @param status as its name; empty for all
   * @param assetId licensed in it; empty for all
   */
  public record Filter(Optional<GenerationJob.Status> status, Optional<UUID> assetId) {}

  /** A creator's own that are looked for, newest first; pages count from 0. */
  public List<GenerationJob> ofCreator(UUID creatorId, Filter filter, int page, int size) {
    if (page < 0 || size < 1 || size > PAGE_AT_MOST) {
      throw new IllegalArgumentException("no page " + page + " of " + size);
    }
    return admin.list(
        "select j.* from generation_job j where j.creator_id = ? and (? or j.status = ?) and (? or"
            + " exists (select from authorization_license l where l.authorization_id ="
            + " j.authorization_id and l.asset_id = ?)) order by j.created_at desc, j.id desc limit"
            + " ? offset ?",
        this::job,
        creatorId,
        filter.status().isEmpty(),
        filter.status().orElse(GenerationJob.Status.DONE),
        filter.assetId().isEmpty(),
        filter.assetId().orElse(creatorId),
        size,
        (long) page * size);
  }

  /** Those of some that are a creator's own, in no order; for who waits for them. */
  public List<GenerationJob> ofCreator(UUID creatorId, Collection<UUID> ids) {
    return admin.list(
        "select * from generation_job where creator_id = ? and id = any (?)",
        this::job,
        creatorId,
        ids.stream().limit(PAGE_AT_MOST).toArray(UUID[]::new));
  }

  /**
   * An asset that a creator has had rendered, and how often.
   *
   * @param name as its owner calls it
   */
  public record Rendered(UUID assetId, String name, long count) {}

  /** What a creator has had rendered most among its last ones. */
  public List<Rendered> assetsOf(UUID creatorId) {
    return admin.list(
        "select l.asset_id, a.name, count(distinct j.id) as times from (select id, authorization_id"
            + " from generation_job where creator_id = ? order by created_at desc, id desc limit ?)"
            + " j join authorization_license l on l.authorization_id = j.authorization_id join"
            + " asset a on a.id = l.asset_id group by 1, 2 order by times desc, a.name limit ?",
        row ->
            new Rendered(
                row.getObject("asset_id", UUID.class), row.getString("name"), row.getLong("times")),
        creatorId,
        LOOKED_THROUGH,
        ASSETS_AT_MOST);
  }

  /** Which assets some generations are licensed for, by authorization and in the order of each. */
  public Map<UUID, List<Rendered>> assetsIn(Collection<UUID> authorizationIds) {
    Map<UUID, List<Rendered>> found = new HashMap<>();
    admin
        .list(
            "select l.authorization_id, l.asset_id, a.name from authorization_license l join asset"
                + " a on a.id = l.asset_id where l.authorization_id = any (?) order by l.position",
            row ->
                Map.entry(
                    row.getObject("authorization_id", UUID.class),
                    new Rendered(row.getObject("asset_id", UUID.class), row.getString("name"), 1)),
            (Object) authorizationIds.toArray(UUID[]::new))
        .forEach(
            entry ->
                found
                    .computeIfAbsent(entry.getKey(), unused -> new ArrayList<>())
                    .add(entry.getValue()));
    return found;
  }

  private GenerationJob job(ResultSet row) throws SQLException {
    GenerationJob.Status status = GenerationJob.Status.valueOf(row.getString("status"));
    Optional<GenerationJob.Result> result =
        status == GenerationJob.Status.DONE
            ? Optional.of(
                new GenerationJob.Result(
                    row.getString("result_key"), row.getString("content_type")))
            : Optional.empty();
    return new GenerationJob(
        row.getObject("id", UUID.class),
        row.getObject("creator_id", UUID.class),
        row.getObject("authorization_id", UUID.class),
        row.getString("backend"),
        backends.isPreview(row.getString("backend")),
        row.getString("prompt"),
        status,
        result,
        Optional.ofNullable(row.getString("error")),
        Sql.instant(row, "created_at"),
        Sql.optionalInstant(row, "ended_at"));
  }
}
