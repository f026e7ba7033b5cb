package io.kyodaku.notification;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import io.kyodaku.shared.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * What a person is told, and what of it it has read. What concerns a tenant is there only for as
 * long as the person belongs to it in a role that may know it; the same for operators.
 */
@Dependent
public class OwnNotices {

  public static final int PAGE = 25;

  /** More are not counted. */
  public static final int COUNTED_AT_MOST = 99;

  private static final int PAGES_AT_MOST = 400;

  /** Of the member's role and the kind. */
  private static final String MAY_KNOW =
      Arrays.stream(NoticeKind.values())
          .filter(kind -> !kind.roles().isEmpty())
          .flatMap(
              kind ->
                  Arrays.stream(kind.roles().split(",", -1))
                      .map(role -> "'" + role + " " + kind + "'"))
          .sorted()
          .collect(Collectors.joining(", "));

  /** Of a notification {@code n}. */
  static final String IS_SEEN =
      "(case n.capacity when 'MEMBER' then exists (select from member m where m.tenant_id ="
          + " n.tenant_id and m.account_id = n.account_id and m.role || ' ' || n.kind in ("
          + MAY_KNOW
          + ")) when 'ADMIN' then exists (select from account o where o.id = n.account_id and"
          + " o.admin) else true end)";

  private final Sql admin;
  private final Clock clock;

  @Inject
  public OwnNotices(@DatabaseRole(Kind.ADMIN) DataSource admin, Clock clock) {
    this.admin = new Sql(admin);
    this.clock = clock;
  }

  /** How many are unread, up to {@value #COUNTED_AT_MOST} and one. */
  public int unread(UUID account) {
    return admin
        .first(
            "select count(*) from (select from notification n where n.account_id = ? and n.read_at"
                + " is null and "
                + IS_SEEN
                + " limit "
                + (COUNTED_AT_MOST + 1)
                + ") unread",
            row -> row.getInt(1),
            account)
        .orElse(0);
  }

  /** A page of them, the newest first, and whether there is another. */
  public record Page(List<Notice> notices, boolean more) {}

  /**
   * @param page from 0; none are found far behind
   */
  public Page page(UUID account, int page) {
    List<Notice> found =
        page > PAGES_AT_MOST
            ? List.of()
            : admin.list(
                Notice.SELECT
                    + " where n.account_id = ? and "
                    + IS_SEEN
                    + " order by n.created_at desc, n.id desc limit ? offset ?",
                Notice::read,
                account,
                PAGE + 1,
                Math.max(page, 0) * PAGE);
    return new Page(found.stream().limit(PAGE).toList(), found.size() > PAGE);
  }

  /** The person follows it: it is read from now on. Empty when it is not the person's to see. */
  public Optional<Notice> follow(UUID account, UUID id) {
    Optional<Notice> found =
        admin.first(
            Notice.SELECT + " where n.id = ? and n.account_id = ? and " + IS_SEEN,
            Notice::read,
            id,
            account);
    found.ifPresent(
        notice ->
            admin.update(
                "update notification set read_at = ? where id = ? and read_at is null",
                clock.instant(),
                notice.id()));
    return found;
  }

  public void readAll(UUID account) {
    admin.update(
        "update notification set read_at = ? where account_id = ? and read_at is null",
        clock.instant(),
        account);
  }
}
