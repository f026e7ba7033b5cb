package io.kyodaku.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs use cases in one transaction as the container does: the entity manager and every connection
 * that is asked for meanwhile share one connection, which commits at the end or rolls back when
 * something is thrown. Outside such a transaction connections commit each statement.
 */
public final class TestTransactions {

  private final DataSource real;
  private final EntityManagerFactory factory;
  private final EntityManager entities;
  private static final ThreadLocal<@Nullable Connection> CURRENT = new ThreadLocal<>();
  private static final ThreadLocal<@Nullable EntityManager> BOUND = new ThreadLocal<>();

  private TestTransactions(DataSource real, String unit) {
    this.real = real;
    this.factory = TestPersistence.unit(unit, new JoiningDataSource());
    this.entities =
        proxy(EntityManager.class, () -> Objects.requireNonNull(BOUND.get(), "no transaction"));
  }

  /** The admin role, and the unit of what the platform owns. */
  public static TestTransactions platform(TestDatabase database) {
    return new TestTransactions(database.admin(), "platform");
  }

  /** For constructors of stores; belongs to whichever transaction runs. */
  public EntityManager entities() {
    return entities;
  }

  /** For constructors; joins whichever transaction runs. */
  public DataSource dataSource() {
    return new JoiningDataSource();
  }

  public <T> T run(Supplier<T> useCase) {
    try (Connection connection = real.getConnection()) {
      connection.setAutoCommit(false);
      CURRENT.set(connection);
      try (EntityManager manager = factory.createEntityManager()) {
        BOUND.set(manager);
        EntityTransaction transaction = manager.getTransaction();
        transaction.begin();
        T result = useCase.get();
        transaction.commit();
        connection.commit();
        return result;
      } catch (RuntimeException | Error thrown) {
        connection.rollback();
        throw thrown;
      } finally {
        CURRENT.remove();
        BOUND.remove();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T proxy(Class<T> type, Supplier<T> target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return method.invoke(target.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** Leaves commit and close to the transaction around it. */
  private static Connection joined(Connection shared) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              switch (method.getName()) {
                case "close", "commit", "rollback", "setAutoCommit" -> {
                  return null;
                }
                case "isClosed", "getAutoCommit" -> {
                  return false;
                }
                default -> {
                  try {
                    return method.invoke(shared, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }
              }
            });
  }

  private final class JoiningDataSource implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
      Connection shared = CURRENT.get();
      return shared == null ? real.getConnection() : joined(shared);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return real.isWrapperFor(type);
    }
  }
}
