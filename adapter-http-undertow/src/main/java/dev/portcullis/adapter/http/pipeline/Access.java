package dev.portcullis.adapter.http.pipeline;

/** Whether a route asks for an access token. The use case decides what the user may do. */
public enum Access {
  /** Open to anyone and to pages of every origin: a document that is the same for all clients. */
  PUBLIC,
  /** Open to anyone; tokens are ignored. */
  ANONYMOUS,
  /** Open to anyone; a token is verified if one was sent, and the endpoint gets the result. */
  OPTIONAL,
  /** Only with a valid access token. */
  AUTHENTICATED
}
