package dev.portcullis.samples.adaptersshowtheirfacadeonly.adapter.token;

public record JjwtTokens(TokenSettings settings) {
  /** Part of the facade. */
  public enum Kind {
    ACCESS
  }
}
