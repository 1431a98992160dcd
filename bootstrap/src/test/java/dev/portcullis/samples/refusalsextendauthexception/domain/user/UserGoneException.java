package dev.portcullis.samples.refusalsextendauthexception.domain.user;

public class UserGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
