package dev.portcullis.samples.refusalsextendauthexception.domain.user;

import dev.portcullis.samples.refusalsextendauthexception.domain.AuthException;

public class UserNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;
}
