package dev.portcullis.adapter.http.pipeline;

/** Whether a route asks for an access token. What its bearer may do, the use case decides. */
public enum Access {
  /** Open to anyone; a token, good or bad, is not looked at. */
  ANONYMOUS,
  /** Only with a good access token. */
  AUTHENTICATED
}
