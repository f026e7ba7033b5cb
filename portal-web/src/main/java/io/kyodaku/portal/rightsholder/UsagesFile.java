package io.kyodaku.portal.rightsholder;

import io.kyodaku.generation.OwnUsages;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The usages that are asked for as CSV. They are laid down whole before the first byte is sent: of
 * a file that breaks off nobody could tell that something is missing. Now a failure is an error
 * page, and a connection that breaks leaves less than the length that was said.
 */
@Named
@RequestScoped
public class UsagesFile {

  static final int ROWS_AT_MOST = 100_000;

  @Inject private OwnUsages usages;
  @Inject private TenantDesk desk;
  @Inject private PageErrors texts;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    try (FileChannel file = nameless()) {
      UsageAddress asked = UsageAddress.of(parameters);
      Writer writer = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
      new UsagesCsv(texts::text, ROWS_AT_MOST, OwnUsages.BATCH_AT_MOST)
          .print(
              writer,
              (after, size) ->
                  usages.page(
                      desk.tenant(),
                      asked.question(),
                      after.isPresent() ? after : asked.after(),
                      size));
      writer.flush();
      send(file);
    }
  }

  /** Gone when it is closed, also by a crash. */
  private static FileChannel nameless() throws IOException {
    Path path = Files.createTempFile("usages", ".csv");
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static void send(FileChannel file) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext answer = faces.getExternalContext();
    answer.setResponseContentType("text/csv; charset=UTF-8");
    answer.setResponseContentLength(Math.toIntExact(file.size()));
    answer.setResponseHeader("Content-Disposition", "attachment; filename=\"usages.csv\"");
    answer.setResponseHeader("Cache-Control", "no-store");
    file.position(0);
    Channels.newInputStream(file).transferTo(answer.getResponseOutputStream());
    faces.responseComplete();
  }
}
