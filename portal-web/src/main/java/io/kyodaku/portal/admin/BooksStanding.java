package io.kyodaku.portal.admin;

import io.kyodaku.ledger.CheckingBooks;
import io.kyodaku.portal.Standings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** Whether the books are being added up, for a browser that looks by itself. */
@Named
@RequestScoped
public class BooksStanding {

  @Inject private CheckingBooks checking;

  public void answer() throws IOException {
    Standings.answer("books", checking.isUnderWay() ? "open" : "ended");
  }
}
