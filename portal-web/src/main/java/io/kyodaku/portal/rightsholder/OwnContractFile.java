package io.kyodaku.portal.rightsholder;

import io.kyodaku.contract.ContractView;
import io.kyodaku.contract.OwnContract;
import io.kyodaku.portal.ContractFiles;
import io.kyodaku.portal.Going;
import io.kyodaku.security.RequestPath;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of a tenant's contract as a file: {@code /t/{slug}/contract/{version}.pdf}. */
@Named
@RequestScoped
public class OwnContractFile {

  private static final Pattern ADDRESS =
      Pattern.compile(".*/contract/([0-9]{1,6})\\.(pdf|odrl\\.jsonld)");

  @Inject private OwnContract contract;
  @Inject private ContractFiles files;
  @Inject private TenantDesk desk;

  public void write() throws IOException {
    HttpServletRequest request =
        (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    Matcher address = ADDRESS.matcher(RequestPath.asked(request));
    Optional<ContractView> found =
        address.matches()
            ? contract.version(desk.tenant(), Integer.parseInt(address.group(1)))
            : Optional.empty();
    if (found.isEmpty()) {
      Going.nowhere();
    } else if (address.group(2).equals("pdf")) {
      files.sendPdf(found.get());
    } else {
      files.sendAgreement(found.get());
    }
  }
}
