package dev.portcullis.samples.refusalsextendauthexception.domain;

enum ErrorCode {
  NOT_FOUND
}
