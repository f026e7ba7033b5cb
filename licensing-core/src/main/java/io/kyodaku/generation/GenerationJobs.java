package io.kyodaku.generation;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds what creators have the portal render. */
@Dependent
public class GenerationJobs {

  /** At most this many in one page. */
  public static final int PAGE_AT_MOST = 100;

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
