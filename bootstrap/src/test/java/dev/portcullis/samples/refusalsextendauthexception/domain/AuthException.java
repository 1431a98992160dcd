package dev.portcullis.samples.refusalsextendauthexception.domain;

public class AuthException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
