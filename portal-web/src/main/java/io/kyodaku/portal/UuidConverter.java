package io.kyodaku.portal;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the ids that people choose from a list. Faces 4.1 does it by itself; then this can go. */
@FacesConverter(forClass = UUID.class)
public class UuidConverter implements Converter<UUID> {

  @Override
  public @Nullable UUID getAsObject(
      FacesContext context, UIComponent component, @Nullable String chosen) {
    if (chosen == null || chosen.isEmpty()) {
      return null;
    }
    try {
      return UUID.fromString(chosen);
    } catch (IllegalArgumentException e) {
      throw new ConverterException(e);
    }
  }

  @Override
  public String getAsString(FacesContext context, UIComponent component, @Nullable UUID id) {
    return id == null ? "" : id.toString();
  }
}
