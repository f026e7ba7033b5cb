package io.kyodaku.scenario;

import io.kyodaku.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The wire to a PostgreSQL, which is cut now and then: before the server hears what it is told, or
 * after, so that it acts and nobody hears its answer. That also happens to a commit.
 */
final class CutWire implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final TestDatabase database;
  private final int serverPort;
  private final ServerSocket entrance;
  private final Random random;
  private final int oneIn;
  private final AtomicInteger cuts = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean whole;

  /**
   * @param oneIn of so many things that the server is told, one cuts the wire
   */
  CutWire(TestDatabase database, int oneIn, long seed) {
    this.database = database;
    this.oneIn = oneIn;
    this.random = new Random(seed);
    this.serverPort = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort();
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::listen);
  }

  DataSource as(String role) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    String path = URI.create(database.jdbcUrl().substring("jdbc:".length())).getPath();
    source.setUrl("jdbc:postgresql://localhost:" + entrance.getLocalPort() + path);
    source.setUser(role);
    source.setSslMode("disable");
    return source;
  }

  int cuts() {
    return cuts.get();
  }

  /** From here on it is not cut. */
  void mend() {
    whole = true;
  }

  private void listen() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        Thread.ofVirtual().start(() -> tell(client, server));
        Thread.ofVirtual().start(() -> answer(server, client));
      } catch (IOException closed) {
        // The entrance is closed, or the server takes no more: whoever asks sees it.
      }
    }
  }

  private void tell(Socket client, Socket server) {
    byte[] buffer = new byte[BUFFER];
    try (client;
        server) {
      InputStream in = client.getInputStream();
      OutputStream out = server.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        boolean cut = !whole && isCut();
        if (cut && isUnheard()) {
          cuts.incrementAndGet();
          return;
        }
        if (cut) {
          // Nobody hears the answer; the server has heard the question.
          client.close();
          cuts.incrementAndGet();
        }
        out.write(buffer, 0, length);
        out.flush();
        if (cut) {
          server.shutdownOutput();
          drain(server);
          return;
        }
      }
    } catch (IOException gone) {
      // The other side is closed with this one.
    }
  }

  /** Until the server has done what it was told and hangs up. */
  private static void drain(Socket server) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (server.getInputStream().read(buffer) >= 0) {
      // Not passed on.
    }
  }

  private static void answer(Socket server, Socket client) {
    try {
      server.getInputStream().transferTo(client.getOutputStream());
      client.close();
    } catch (IOException gone) {
      // It was cut.
    }
  }

  private synchronized boolean isCut() {
    return random.nextInt(oneIn) == 0;
  }

  private synchronized boolean isUnheard() {
    return random.nextBoolean();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
