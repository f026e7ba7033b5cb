package io.kyodaku.platform;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * One data source for each database role, so that what a role may not do can't be done by mistake.
 * The launcher sets the address and the passwords. Connections are looked at before they are handed
 * out: after the database died and came back, the pools would else hand out dead ones for ever. Who
 * gets none within five seconds is told to come again, instead of after a minute.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/tenant",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${ENV=KYODAKU_JDBC_URL}",
    user = "kyodaku_tenant",
    password = "${ENV=KYODAKU_JDBC_TENANT_PASSWORD}",
    transactional = true,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    },
    maxPoolSize = 16)
@DataSourceDefinition(
    name = "java:app/jdbc/charge",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${ENV=KYODAKU_JDBC_URL}",
    user = "kyodaku_charge",
    password = "${ENV=KYODAKU_JDBC_CHARGE_PASSWORD}",
    transactional = false,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    },
    maxPoolSize = 12)
@DataSourceDefinition(
    name = "java:app/jdbc/reader",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${ENV=KYODAKU_JDBC_URL}",
    user = "kyodaku_reader",
    password = "${ENV=KYODAKU_JDBC_READER_PASSWORD}",
    transactional = true,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    },
    maxPoolSize = 16)
@DataSourceDefinition(
    name = "java:app/jdbc/admin",
    className = "org.postgresql.ds.PGSimpleDataSource",
    url = "${ENV=KYODAKU_JDBC_URL}",
    user = "kyodaku_admin",
    password = "${ENV=KYODAKU_JDBC_ADMIN_PASSWORD}",
    transactional = true,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.fail-all-connections=true",
      "fish.payara.max-wait-time-in-millis=5000"
    },
    maxPoolSize = 16)
@ApplicationScoped
class DataSources {}
