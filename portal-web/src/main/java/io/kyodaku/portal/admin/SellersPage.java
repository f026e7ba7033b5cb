package io.kyodaku.portal.admin;

import io.kyodaku.invoice.NamingSeller;
import io.kyodaku.invoice.Seller;
import io.kyodaku.invoice.Sellers;
import io.kyodaku.log.Actor;
import io.kyodaku.portal.Going;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the companies that sell are named on invoices, and the form for one of them. */
@Named
@ViewScoped
public class SellersPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private transient Sellers sellers;
  @Inject private transient NamingSeller naming;
  @Inject private transient CurrentCaller caller;
  @Inject private transient PageErrors errors;
  private @Nullable String entity;
  private @Nullable String name;
  private @Nullable String address;
  private @Nullable String country;
  private @Nullable String registration;
  private @Nullable String contact;

  /** Fills in the form with what holds. */
  public void load() {
    if (!Sellers.ENTITIES.contains(getEntity())) {
      Going.nowhere();
      return;
    }
    Seller seller = sellers.find(getEntity());
    name = seller.name();
    address = seller.address();
    country = seller.country();
    registration = seller.registration();
    contact = seller.contact();
  }

  public List<Seller> getRows() {
    return sellers.all();
  }

  public void save() {
    List<FieldError> faults =
        naming.name(
            Actor.account(caller.person().accountId()),
            new NamingSeller.Draft(
                getEntity(),
                typed(name),
                typed(address),
                typed(country),
                typed(registration),
                typed(contact)));
    if (faults.isEmpty()) {
      Going.to("/admin/sellers?entity=" + getEntity() + "&done=sellerNamed");
    } else {
      errors.show("seller", faults);
    }
  }

  private static String typed(@Nullable String text) {
    return text == null ? "" : text;
  }

  public String getEntity() {
    return entity == null ? Sellers.ENTITIES.getFirst() : entity;
  }

  public void setEntity(@Nullable String entity) {
    this.entity = entity;
  }

  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getAddress() {
    return address;
  }

  public void setAddress(@Nullable String address) {
    this.address = address;
  }

  public @Nullable String getCountry() {
    return country;
  }

  public void setCountry(@Nullable String country) {
    this.country = country;
  }

  public @Nullable String getRegistration() {
    return registration;
  }

  public void setRegistration(@Nullable String registration) {
    this.registration = registration;
  }

  public @Nullable String getContact() {
    return contact;
  }

  public void setContact(@Nullable String contact) {
    this.contact = contact;
  }
}
