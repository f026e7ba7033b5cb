package io.kyodaku.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import io.kyodaku.plugin.testkit.HostileAtLoad;
import io.kyodaku.plugin.testkit.SamplePlugins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginInboxTest {

  @TempDir private Path home;
  private Path folder;
  private final PluginHost host = Hosts.host(new InMemoryPluginJars(), new Hosts.MovableClock());
  private PluginInbox inbox;

  @BeforeEach
  void openInbox() {
    folder = home.resolve("plugins");
    inbox = new PluginInbox(host, folder);
  }

  @Test
  void aMissingFolderIsMade() {
    assertThat(inbox.scan()).isZero();
    assertThat(folder).isDirectory();
  }

  @Test
  void aJarDroppedInIsInstalledWithoutARestart() throws IOException {
    byte[] jar = SamplePlugins.flatFee();
    drop("flat-fee.jar", jar);
    inbox.scan();
    assertThat(inbox.scan()).isEqualTo(1);
    assertThat(host.find(PluginHost.hash(jar))).isPresent();
    assertThat(folder.resolve("installed/flat-fee.jar")).exists();
    assertThat(folder.resolve("flat-fee.jar")).doesNotExist();
  }

  @Test
  void aRejectedJarIsSetAsideWithTheReason() throws IOException {
    drop("evil.jar", HostileAtLoad.EXITS.jar());
    inbox.scan();
    assertThat(inbox.scan()).isEqualTo(1);
    assertThat(folder.resolve("rejected/evil.jar")).exists();
    assertThat(folder.resolve("rejected/evil.jar.reason.txt"))
        .content()
        .startsWith("FORBIDDEN_BYTECODE: ")
        .contains("java.lang.System.exit");
    assertThat(host.installed()).isEmpty();
  }

  @Test
  void aFileThatIsTooLargeIsRejectedUnread() throws IOException {
    drop("huge.jar", new byte[JarContents.MAX_JAR_BYTES + 1]);
    inbox.scan();
    inbox.scan();
    assertThat(folder.resolve("rejected/huge.jar.reason.txt")).content().startsWith("TOO_LARGE");
  }

  @Test
  void aFileThatIsStillBeingCopiedIsLeftAlone() throws IOException {
    byte[] jar = SamplePlugins.flatFee();
    byte[] half = Arrays.copyOf(jar, jar.length / 2);
    drop("flat-fee.jar", half);
    assertThat(inbox.scan()).isZero();
    drop("flat-fee.jar", jar);
    assertThat(inbox.scan()).isZero();
    assertThat(inbox.scan()).isEqualTo(1);
    assertThat(host.installed()).hasSize(1);
  }

  @Test
  void otherFilesAndLinksStayWhereTheyAre() throws IOException {
    drop("notes.txt", new byte[] {1});
    drop("target", SamplePlugins.flatFee());
    Files.createSymbolicLink(folder.resolve("link.jar"), folder.resolve("target"));
    Files.createDirectory(folder.resolve("folder.jar"));
    inbox.scan();
    assertThat(inbox.scan()).isZero();
    assertThat(host.installed()).isEmpty();
  }

  private void drop(String name, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(folder).resolve(name), bytes);
  }
}
