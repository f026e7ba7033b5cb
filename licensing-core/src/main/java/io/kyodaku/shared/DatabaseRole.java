package io.kyodaku.shared;

import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says with which of the four database roles a {@link javax.sql.DataSource} connects. */
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface DatabaseRole {

  Kind value();

  /** The roles, as the migrations make them. */
  enum Kind {
    /** One rightsholder's rows, behind row-level security. */
    TENANT,
    /** The hot tables of authorizing and settling; not part of container transactions. */
    CHARGE,
    /** Published rows: catalogue and snapshot. */
    READER,
    /** The operator's and the platform's own work. */
    ADMIN
  }
}
