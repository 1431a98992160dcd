package dev.portcullis.adapter.http.pipeline;

/** Whether a route asks for an access token. What its bearer may do, the use case decides. */
public enum Access {
  /** Open to anyone, and to the pages of every origin: a document that says the same to all. */
  PUBLIC,
  /** Open to anyone; a token, good or bad, is not looked at. */
  ANONYMOUS,
  /** Open to anyone; the endpoint is told what came of the token, if one was sent. */
  OPTIONAL,
  /** Only with a good access token. */
  AUTHENTICATED
}
