package io.kyodaku.testing;

import io.kyodaku.shared.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs use cases as the container does behind {@code TenantWall}: one transaction of the tenant
 * role, bound to one tenant, EclipseLink and JDBC on the same connection. What throws is rolled
 * back.
 */
public final class TenantTransactions {

  /** Something to do in one transaction. */
  public interface Step<T extends @Nullable Object> {
    T in(EntityManager entities, DataSource rows) throws Exception;
  }

  private static final Set<String> LEFT_TO_THE_TRANSACTION =
      Set.of("close", "commit", "rollback", "setAutoCommit");

  private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();

  private final TestDatabase database;
  private final DataSource joined = joinedDataSource();
  private final EntityManagerFactory factory = TestPersistence.unit("tenant", joined);

  private TenantTransactions(TestDatabase database) {
    this.database = database;
  }

  public static TenantTransactions of(TestDatabase database) {
    return new TenantTransactions(database);
  }

  /** For constructors; its connections are those of whichever transaction runs. */
  public DataSource dataSource() {
    return joined;
  }

  /** One transaction for {@code tenant}. */
  public <T extends @Nullable Object> T run(TenantId tenant, Step<T> step) {
    try (Connection connection = database.tenant().getConnection()) {
      connection.setAutoCommit(false);
      bind(connection, tenant);
      CURRENT.set(connection);
      return inTransaction(connection, tenant, step);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      CURRENT.remove();
    }
  }

  private <T extends @Nullable Object> T inTransaction(
      Connection connection, TenantId tenant, Step<T> step) throws SQLException {
    boolean done = false;
    try (EntityManager entities = factory.createEntityManager()) {
      entities.setProperty("eclipselink.tenant-id", tenant.value());
      entities.getTransaction().begin();
      T result = step.in(entities, joined);
      entities.getTransaction().commit();
      connection.commit();
      done = true;
      return result;
    } catch (RuntimeException | SQLException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      if (!done) {
        connection.rollback();
      }
    }
  }

  private static void bind(Connection connection, TenantId tenant) throws SQLException {
    try (PreparedStatement bind =
        connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
      bind.setString(1, tenant.value().toString());
      bind.execute();
    }
  }

  private DataSource joinedDataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> joinedConnection();
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" ->
                      System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                  default -> throw new UnsupportedOperationException(method.toString());
                });
  }

  /** The transaction's own connection, whose end is not the borrower's to decide. */
  private Connection joinedConnection() {
    Connection connection =
        Objects.requireNonNull(CURRENT.get(), "only within a tenant's transaction");
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                LEFT_TO_THE_TRANSACTION.contains(method.getName())
                    ? null
                    : call(connection, method, arguments));
  }

  private static @Nullable Object call(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
