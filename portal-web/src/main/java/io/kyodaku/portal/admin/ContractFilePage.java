package io.kyodaku.portal.admin;

import io.kyodaku.contract.ContractQueue;
import io.kyodaku.contract.ContractView;
import io.kyodaku.portal.ContractFiles;
import io.kyodaku.portal.Going;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Any contract version as a file, for operators. */
@Named
@RequestScoped
public class ContractFilePage {

  @Inject private ContractQueue contracts;
  @Inject private ContractFiles files;
  @Inject @RequestParameterMap private Map<String, String> parameters;

  public void write() throws IOException {
    Optional<ContractView> found = id(parameters.get("version")).flatMap(contracts::find);
    if (found.isEmpty()) {
      Going.nowhere();
    } else if ("pdf".equals(parameters.get("as"))) {
      files.sendPdf(found.get());
    } else {
      files.sendAgreement(found.get());
    }
  }

  private static Optional<UUID> id(@org.jspecify.annotations.Nullable String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
