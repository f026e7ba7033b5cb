package io.kyodaku.platform;

import io.kyodaku.shared.DatabaseRole;
import io.kyodaku.shared.DatabaseRole.Kind;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import javax.sql.DataSource;

/** Hands each role's data source to whoever names the role. */
@ApplicationScoped
class DataSourceProducer {

  @Resource(lookup = "java:app/jdbc/tenant")
  private DataSource tenant;

  @Resource(lookup = "java:app/jdbc/charge")
  private DataSource charge;

  @Resource(lookup = "java:app/jdbc/reader")
  private DataSource reader;

  @Resource(lookup = "java:app/jdbc/admin")
  private DataSource admin;

  @Produces
  @DatabaseRole(Kind.TENANT)
  DataSource tenant() {
    return tenant;
  }

  @Produces
  @DatabaseRole(Kind.CHARGE)
  DataSource charge() {
    return charge;
  }

  @Produces
  @DatabaseRole(Kind.READER)
  DataSource reader() {
    return reader;
  }

  @Produces
  @DatabaseRole(Kind.ADMIN)
  DataSource admin() {
    return admin;
  }
}
