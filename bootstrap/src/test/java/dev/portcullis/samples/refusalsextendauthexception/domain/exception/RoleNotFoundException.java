package dev.portcullis.samples.refusalsextendauthexception.domain.exception;

import dev.portcullis.samples.refusalsextendauthexception.domain.AuthException;

public class RoleNotFoundException extends AuthException {
  private static final long serialVersionUID = 1L;
}
